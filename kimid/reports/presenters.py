"""What people read of the events of reports."""

from kimid.events.presenters import Concern, Presenter, register_presenters

register_presenters(
    Presenter("report.frozen", "Angka laporan dibekukan", sentence="Angka dibekukan"),
    Presenter("report.corrected", "Laporan dibetulkan", sentence="Dibetulkan"),
    Presenter("report.letterhead_set", "Kop surat diubah", sentence="Kop surat diubah"),
    Presenter("report.targets_set", "Target setahun diubah", sentence="Target diubah"),
    Presenter(
        "report.notes_written", "Kendala dan tindak lanjut ditulis", sentence="Catatan ditulis"
    ),
    Presenter("report.photo_added", "Foto laporan ditambah", sentence="Foto ditambah"),
    Presenter("report.photo_removed", "Foto laporan dibuang", sentence="Foto dibuang"),
    Presenter(
        "report.signed", "Laporan bertanda tangan masuk", sentence="Berkas bertanda tangan masuk"
    ),
    Presenter("visit.recorded", "Kunjungan pembinaan dicatat", Concern.PEOPLE),
    Presenter("visit.withdrawn", "Kunjungan pembinaan dicabut", Concern.PEOPLE),
)
