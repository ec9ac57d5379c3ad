"""Per region: how much more often people with a voucher bought."""
import collections
import json

counts = collections.defaultdict(lambda: [0, 0])
with open("work/prepared.csv") as source:
    for line in source:
        region, voucher, bought = line.strip().split(",")
        counts[region, voucher][0] += int(bought)
        counts[region, voucher][1] += 1
share = {key: hits / total for key, (hits, total) in counts.items()}
uplift = {r: round(share[r, "1"] - share[r, "0"], 4) for r in sorted({key[0] for key in share})}
with open("model/uplift.json", "w") as target:
    json.dump(uplift, target, indent=2)
