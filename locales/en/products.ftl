### Where in each product a mailbox is connected again: said behind a step such as "Connect
### your mailbox again." One message for each product of knowledge/products.toml.

product-attio = In { -attio }, click the name of your workspace, choose Account settings, and open the page for email and calendar.
product-calendly = In { -calendly }, that is under Availability › Calendar settings, which older versions call Calendar connection.
product-freshdesk = In { -freshdesk }, an administrator opens Admin › Channels › Email and clicks “Re-authorize” next to the address.
product-front = In { -front }, click the gear, choose your personal or the company settings, and open Channels; for a shared inbox, an administrator has to do this.
product-hubspot = In { -hubspot }, that is under Settings › General › Email.
product-monday = In { -monday }, open Emails & Activities on an item, and in its settings go to “Email account setup & privacy”.
product-outreach = In { -outreach }, click your initials and open Personal settings; a calendar is there under Meetings › Calendar setup.
product-pipedrive = In { -pipedrive }, that is under Personal preferences › Email sync, and for a calendar under Personal preferences › Calendar sync.
product-salesforce = In { -salesforce }, open your personal Settings and go to Connected Accounts › Email and Calendar Accounts; that holds for { -einstein-activity-capture } and for Inbox.
product-zendesk = In { -zendesk }, an administrator opens Admin Center › Channels › Talk and email › Email, where the support addresses are.
product-zoho-crm = In { -zoho-crm }, that is under Setup › Channels › Email › Email Configuration.
