"""What people read of potentials and achievements: an office among the changes on a site, the
register of a KIM.
"""

from kimid.events.presenters import Concern, Presenter, leave_out, register_presenters

register_presenters(
    Presenter("potential.written", "Potensi ditulis", sentence="Ditulis oleh {actor}"),
    Presenter(
        "potential.changed", "Potensi diubah", Concern.READERS, sentence="Diubah oleh {actor}"
    ),
    Presenter(
        "potential.published",
        "Potensi ditampilkan",
        Concern.READERS,
        sentence="Ditampilkan oleh {actor}",
    ),
    Presenter(
        "potential.confirmed",
        "Potensi diperiksa lagi",
        Concern.READERS,
        sentence="Masih benar, kata {actor}",
    ),
    Presenter(
        "potential.withdrawn",
        "Potensi ditarik",
        Concern.READERS,
        sentence="Ditarik oleh {actor}",
    ),
    Presenter(
        "potential.hold_ended",
        "Potensi yang ditahan ditampilkan lagi",
        Concern.UNCHECKED,
        sentence="Dilihat dan ditampilkan lagi oleh {actor}",
    ),
)
leave_out("the photo is made anew; its own event says so", "potential.photo_renewed")
leave_out("its page says that it is held", "potential.held")
register_presenters(
    Presenter("achievement.written", "Prestasi ditulis", sentence="Ditulis oleh {actor}"),
    Presenter(
        "achievement.changed", "Prestasi diubah", Concern.READERS, sentence="Diubah oleh {actor}"
    ),
    Presenter(
        "achievement.published",
        "Prestasi ditampilkan",
        Concern.READERS,
        sentence="Ditampilkan oleh {actor}",
    ),
    Presenter(
        "achievement.withdrawn",
        "Prestasi ditarik",
        Concern.READERS,
        sentence="Ditarik oleh {actor}",
    ),
    Presenter(
        "achievement.office_asked",
        "Dinas diminta memastikan prestasi",
        sentence="{actor} meminta dinas memastikan",
    ),
    Presenter(
        "achievement.verified",
        "Prestasi diverifikasi kantor",
        Concern.READERS,
        sentence="Terverifikasi oleh {actor}, {office}",
    ),
    Presenter(
        "achievement.questioned",
        "Kantor meminta bukti lain untuk prestasi",
        sentence="{actor} meminta bukti lain",
    ),
    Presenter(
        "achievement.confirmation_asked",
        "Tautan untuk memastikan prestasi dibuat",
        sentence="{actor} membuat tautan untuk {holder}",
    ),
    Presenter(
        "achievement.confirmed",
        "Prestasi dipastikan lewat tautan",
        Concern.READERS,
        sentence="Dipastikan lewat tautan oleh {name}, {role}",
    ),
    Presenter(
        "achievement.mark_fell",
        "Tanda prestasi lepas karena tulisannya diubah",
        Concern.READERS,
        sentence="Tanda lepas: isi atau buktinya diubah",
    ),
    Presenter(
        "achievement.confirmations_undone",
        "Tanda prestasi dilepas karena akunnya diragukan",
        Concern.READERS,
        sentence="Tanda lepas: akun yang memastikan atau membuat tautannya diragukan",
    ),
    Presenter(
        "achievement.paper_added", "Bukti prestasi ditambah", sentence="{actor} menambah bukti"
    ),
    Presenter(
        "achievement.paper_dropped",
        "Bukti prestasi dibuang",
        sentence="{actor} membuang satu bukti",
    ),
    Presenter(
        "achievement.hold_ended",
        "Prestasi yang ditahan ditampilkan lagi",
        Concern.UNCHECKED,
        sentence="Dilihat dan ditampilkan lagi oleh {actor}",
    ),
)
leave_out("the photo is made anew; its own event says so", "achievement.photo_renewed")
leave_out("its page says that it is held", "achievement.held")
