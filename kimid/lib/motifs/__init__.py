"""The families of the cloth: one for each group of islands, and one for the nation.

A family takes the choices of the regency (composition) and of the village (filling). It draws a
quarter of the repeat, 12 x 12 units, with the outer corner at 0 0 and the middle at 12 12. Mirrored
twice, it closes. The first choice of the village is the most visible one, because neighbours differ
in it. All shapes are plain geometry in the spirit of weaving and batik in general: no figure, no
sacred sign, no pattern of a court, no claimed meaning.
"""

from kimid.lib.motifs.curves import blossoms, tendrils
from kimid.lib.motifs.planes import labyrinth, plait, planes, waves
from kimid.lib.motifs.stitches import feathers, songket

__all__ = ["blossoms", "feathers", "labyrinth", "plait", "planes", "songket", "tendrils", "waves"]
