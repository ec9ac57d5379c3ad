"""How many products reach a list at all, against the list of best sellers as a baseline."""
import csv
import json

with open("data/purchases.csv", newline="") as source:
    products = {row["product"] for row in csv.DictReader(source)}
with open("out/lists.json") as source:
    lists = json.load(source)
shown = {product for products_of in lists.values() for product in products_of}
with open("metrics.json", "w") as target:
    json.dump({"catalogue_reach": round(len(shown) / len(products), 4),
               "baseline_reach": round(5 / len(products), 4), "customers": len(lists)}, target)
    target.write("\n")
