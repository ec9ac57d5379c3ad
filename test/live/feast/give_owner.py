# Says who owns a view, as somebody does who applies a change.
import sys

from feast import FeatureStore

store = FeatureStore(".")
view = store.get_feature_view(sys.argv[1])
view.owner = "risk@example.com"
store.apply([view])
