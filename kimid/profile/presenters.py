"""What people read of the profile of a village."""

from kimid.events.presenters import Concern, Presenter, leave_out, register_presenters

register_presenters(
    Presenter(
        "profile.written",
        "Bagian profil wilayah ditulis",
        Concern.READERS,
        sentence="Ditulis oleh {actor}",
    ),
    Presenter(
        "profile.hidden",
        "Bagian profil wilayah disembunyikan",
        Concern.READERS,
        sentence="Disembunyikan oleh {actor}",
    ),
    Presenter(
        "profile.shown",
        "Bagian profil wilayah ditampilkan lagi",
        Concern.READERS,
        sentence="Ditampilkan lagi oleh {actor}",
    ),
    Presenter("profile.arranged", "Urutan profil wilayah diubah", Concern.READERS),
    Presenter("profile.proposed", "Usulan untuk profil wilayah dikirim ke KIM lain"),
    Presenter(
        "profile.accepted",
        "Usulan KIM lain dipakai di profil wilayah",
        Concern.READERS,
        sentence="{actor} memakai usulan {group}",
    ),
    Presenter(
        "profile.refused",
        "Usulan KIM lain untuk profil wilayah ditolak",
        sentence="{actor} menolak usulan {group}",
    ),
    Presenter(
        "profile.taken_over",
        "Usulan tanpa jawaban tampil di profil wilayah",
        Concern.READERS,
        sentence="{actor} menampilkan usulan yang tidak dijawab {group}",
    ),
    Presenter(
        "profile.hold_ended",
        "Bagian profil wilayah yang ditahan ditampilkan lagi",
        Concern.UNCHECKED,
        sentence="Dilihat dan ditampilkan lagi oleh {actor}",
    ),
)
leave_out("the photo is made anew; its own event says so", "profile.photo_renewed")
leave_out("its page says that it is held", "profile.held")
