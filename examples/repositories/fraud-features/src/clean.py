"""Drops payments without an amount."""
with open("data/payments.csv") as source, open("work/clean.csv", "w") as target:
    target.writelines(line for line in source if ",," not in line)
