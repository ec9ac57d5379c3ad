"""Reads one flat section of params.yaml without needing a YAML package."""


def read(section):
    values, inside = {}, False
    with open("params.yaml") as source:
        for line in source:
            if not line.startswith(" "):
                inside = line.strip() == section + ":"
            elif inside and ":" in line:
                key, value = line.split(":", 1)
                values[key.strip()] = value.strip()
    return values
