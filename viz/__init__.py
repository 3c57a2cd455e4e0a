"""What people see: pictures, tables, pages and the command line."""
