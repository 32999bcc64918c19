"""What leaves the system: tables as XLSX and CSV, each with what it stands on."""
