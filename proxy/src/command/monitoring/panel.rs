//! The parts of a Grafana dashboard, and the questions that they ask of Prometheus.

use serde_json::{Value, json};

/// The width of a row, in Grafana's columns.
pub(super) const WIDTH: u32 = 24;

/// The data source that is chosen on top of the page.
pub(super) fn source() -> Value {
    json!({ "type": "prometheus", "uid": "${datasource}" })
}

pub(super) fn rate(metric: &str, matchers: &str) -> String {
    format!("sum(rate({metric}{{{matchers}}}[$__rate_interval]))")
}

pub(super) fn rate_by(metric: &str, matchers: &str, by: &str) -> String {
    format!("sum by ({by}) (rate({metric}{{{matchers}}}[$__rate_interval]))")
}

pub(super) fn quantile(share: f64, metric: &str, matchers: &str, by: &str) -> String {
    let by = match by {
        "" => "le".to_owned(),
        by => format!("le, {by}"),
    };
    format!(
        "histogram_quantile({share}, sum by ({by}) \
         (rate({metric}_bucket{{{matchers}}}[$__rate_interval])))"
    )
}

/// Panels, laid out from left to right and from top to bottom.
#[derive(Default)]
pub(super) struct Page {
    pub(super) panels: Vec<Value>,
    x: u32,
    y: u32,
    /// Of the line that is being filled.
    height: u32,
}

impl Page {
    pub(super) fn row(&mut self, title: &str) {
        self.y += self.height;
        self.panels.push(json!({
            "id": self.panels.len() + 1,
            "type": "row",
            "title": title,
            "collapsed": false,
            "panels": [],
            "gridPos": { "x": 0, "y": self.y, "w": WIDTH, "h": 1 },
        }));
        (self.x, self.y, self.height) = (0, self.y + 1, 0);
    }

    pub(super) fn add(&mut self, panel: Panel) {
        if self.x + panel.width > WIDTH {
            (self.x, self.y, self.height) = (0, self.y + self.height, 0);
        }
        let position = json!({ "x": self.x, "y": self.y, "w": panel.width, "h": panel.height });
        self.x += panel.width;
        self.height = self.height.max(panel.height);
        self.panels
            .push(panel.json(self.panels.len() + 1, position));
    }
}

pub(super) struct Panel {
    kind: &'static str,
    title: &'static str,
    description: String,
    unit: &'static str,
    width: u32,
    height: u32,
    stacking: &'static str,
    threshold: Option<f64>,
    targets: Vec<Value>,
}

impl Panel {
    const fn new(kind: &'static str, title: &'static str, unit: &'static str) -> Self {
        Self {
            kind,
            title,
            description: String::new(),
            unit,
            width: 6,
            height: 4,
            stacking: "none",
            threshold: None,
            targets: Vec::new(),
        }
    }

    pub(super) const fn number(title: &'static str, unit: &'static str) -> Self {
        Self::new("stat", title, unit)
    }

    pub(super) fn lines(title: &'static str, unit: &'static str, width: u32) -> Self {
        Self {
            width,
            height: 8,
            ..Self::new("timeseries", title, unit)
        }
    }

    pub(super) fn about(mut self, description: &str) -> Self {
        description.clone_into(&mut self.description);
        self
    }

    pub(super) const fn stacked(mut self) -> Self {
        self.stacking = "normal";
        self
    }

    pub(super) const fn warn_above(mut self, threshold: f64) -> Self {
        self.threshold = Some(threshold);
        self
    }

    pub(super) fn ask(mut self, expression: String, legend: &str) -> Self {
        // Grafana numbers them with letters; no panel here has more than a few.
        let letter = char::from(b'A' + self.targets.len() as u8);
        self.targets.push(json!({
            "refId": letter.to_string(),
            "expr": expression,
            "legendFormat": legend,
            "datasource": source(),
        }));
        self
    }

    pub(super) fn quantiles(self, metric: &str, matchers: &str) -> Self {
        [("50", 0.5), ("95", 0.95), ("99", 0.99)]
            .into_iter()
            .fold(self, |panel, (name, share)| {
                let legend = format!("{name} of 100");
                panel.ask(quantile(share, metric, matchers, ""), &legend)
            })
    }

    fn json(self, id: usize, position: Value) -> Value {
        let mut steps = vec![json!({ "color": "green", "value": null })];
        if let Some(threshold) = self.threshold {
            steps.push(json!({ "color": "red", "value": threshold }));
        }
        let custom = match self.kind {
            "timeseries" => json!({
                "fillOpacity": 12,
                "lineWidth": 1,
                "showPoints": "never",
                "stacking": { "mode": self.stacking },
            }),
            _ => json!({}),
        };
        json!({
            "id": id,
            "type": self.kind,
            "title": self.title,
            "description": self.description,
            "datasource": source(),
            "gridPos": position,
            "targets": self.targets,
            "fieldConfig": {
                "defaults": {
                    "unit": self.unit,
                    "min": 0,
                    "custom": custom,
                    "thresholds": { "mode": "absolute", "steps": steps },
                },
                "overrides": [],
            },
            "options": match self.kind {
                "timeseries" => json!({
                    "legend": { "displayMode": "list", "placement": "bottom" },
                    "tooltip": { "mode": "multi", "sort": "desc" },
                }),
                _ => json!({ "colorMode": "value", "reduceOptions": { "calcs": ["lastNotNull"] } }),
            },
        })
    }
}
