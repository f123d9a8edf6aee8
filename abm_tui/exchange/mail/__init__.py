"""Mail in: messages and mailboxes as files, into plain values."""
