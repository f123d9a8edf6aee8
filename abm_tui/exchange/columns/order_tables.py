"""What the columns of order lines are called, by the kind that the rows are to become. Tables only."""

from __future__ import annotations

from abm_tui.exchange.columns.vendors_more import Fields

ORDER_COLUMNS: dict[str, Fields] = {
    "accounts": {
        "name": (
            "Customer Name", "Company Name", "Company", "Account Name", "Customer", "Client Name", "Client",
            "Account", "Organization", "Kunde",
        ),
        "-": ("Status", "Stage", "Type", "Notes", "Comments", "Region"),
    },
    "contacts": {
        "account": (
            "Customer Name", "Company Name", "Company", "Account Name", "Customer", "Client Name", "Client",
            "Account", "Organization", "Kunde",
        ),
        "first_name": ("Contact First Name", "First Name"),
        "last_name": ("Contact Last Name", "Last Name"),
        "full_name": ("Contact Name", "Contact"),
        "-": ("Status", "Name", "Title", "Position"),
    },
    "opportunities": {
        "record_id": (
            "Order Number", "Order No", "Order ID", "Order #", "Order", "Sales Order Number", "Sales Order",
            "Invoice Number", "Invoice No", "Invoice ID", "Invoice #", "Invoice",
        ),
        "account": (
            "Customer Name", "Company Name", "Company", "Account Name", "Customer", "Client Name", "Client",
            "Account", "Organization", "Kunde",
        ),
        "amount": (
            "Sales", "Line Total", "Extended Price", "Net Amount", "Total Price", "Line Amount", "Amount", "Total",
            "Revenue",
        ),
        "quantity": ("Quantity Ordered", "Quantity", "Qty"),
        "unit_price": ("Price Each", "Unit Price", "Price"),
        "created_at": ("Order Date", "Invoice Date", "Date", "Created"),
        "stage": ("Status", "Order Status"),
        "-": ("Name", "Product", "Product Name"),
    },
}  # fmt: skip
