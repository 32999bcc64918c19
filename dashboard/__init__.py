"""What people see: pages, charts, exports and the command. The only place that knows Streamlit."""
