"""Every line that people type about what happened."""
