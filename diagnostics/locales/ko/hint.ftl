### hint
