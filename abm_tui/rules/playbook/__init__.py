"""The playbook."""
