### Where in each product a mailbox is connected again: said behind a step such as "Connect
### your mailbox again." One message for each product of knowledge/products.toml.

product-hubspot = In { -hubspot }, that is under Settings › General › Email.
