"""Every one of the many stages: keeps the best-selling products per customer a little shorter each time."""
import sys

name, source_path, target_path = sys.argv[1:]
with open(source_path) as source:
    lines = source.read().splitlines()
kept = lines[: max(10, int(len(lines) * 0.95))]
with open(target_path, "w") as target:
    target.write("\n".join(kept) + "\n")
print(f"{name}: {len(lines)} lines in, {len(kept)} out")
