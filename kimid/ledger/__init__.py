"""The money of a group: where it comes from, what it is spent on, and who agreed.

Nouns: source (sumber dana), plan line (pos rencana, RAB), voucher (bukti kas), entry (catatan),
leg, account, closing (tutup buku), cash count (uang kas hari ini). Verbs: plan, receive, submit,
ask back, approve, refuse, pay, correct, count, close. Below the screens stands double entry in
whole rupiah, and the database itself refuses what must not be.
"""
