"""The framework as cells that people edit."""
