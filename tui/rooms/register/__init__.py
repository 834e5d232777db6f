"""The register: the year's attendance."""
