"""The same counts past one machine: the registry's own SQL, asked of Apache Spark over the shared Parquet."""
