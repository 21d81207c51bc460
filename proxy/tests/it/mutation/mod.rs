//! Ten thousand spoiled answers: none whose framing is broken is ever called healthy.
//!
//! All of them go through the codec, the anatomy and the diagnosis; as many as fit into some seconds
//! also go through the built binary, over real sockets. What is sound is decided by [`oracle`], which
//! shares nothing with the proxy.

mod generate;
mod oracle;
mod pure;
mod sockets;

/// How many there are.
const COUNT: u64 = 10_000;

/// The seed of all of them; `CANDOR_SEED` chooses another one.
fn seed() -> u64 {
    let seed = std::env::var("CANDOR_SEED").ok();
    let seed = seed.map_or(0x00c0_ffee, |text| text.parse().unwrap());
    eprintln!("CANDOR_SEED={seed}");
    seed
}
