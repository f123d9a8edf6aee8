"""The framework read from presets and settings."""
