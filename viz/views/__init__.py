"""What a picture shows, read from the graph: a function for each kind."""

from viz.views.chains import chain
from viz.views.grid import matrix
from viz.views.partners import together
from viz.views.tasks import department, leads, task
from viz.views.years import timeline

__all__ = ["chain", "department", "leads", "matrix", "task", "timeline", "together"]
