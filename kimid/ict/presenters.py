"""What people read of the means of a KIM and of the rules by which it counts as ICT-based."""

from kimid.events.presenters import Presenter, leave_out, register_presenters

register_presenters(
    Presenter("kim.means_described", "Data KIM diubah", in_kim_history="Sarana KIM diisi"),
    # Its page sums a count up for the region that asks (`rule_history.recount_text`).
    Presenter("ict.recounted", "KIM berbasis TIK dihitung ulang"),
    Presenter(
        "ict.rules_left_to_above",
        "Aturan TIK sendiri dicabut",
        sentence="Aturan sendiri dicabut: {reason}",
    ),
)
leave_out("the page of the rules lists their versions", "ict.rules_decided")
