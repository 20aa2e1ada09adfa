"""A field says what it needs and what is missing, also to screen readers."""

from django import forms
from django.template import Context, Template
from django.test.html import parse_html


class KabarForm(forms.Form):
    """A form like those of the workspace."""

    judul = forms.CharField(
        label="Judul",
        help_text="Satu kalimat.",
        error_messages={"required": "Tulis satu kalimat dulu."},
    )
    tempat = forms.CharField(label="Tempat", required=False)
    sumber = forms.ChoiceField(
        label="Sumber", choices=[("a", "Lihat sendiri"), ("b", "Surat")], widget=forms.RadioSelect
    )
    kunci = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, object]:
        raise forms.ValidationError("Kabar ini sudah dikirim tadi.")


def field(name: str, form: forms.Form) -> str:
    return Template("{% field bound %}").render(Context({"bound": form[name]}))


def test_help_and_error_are_tied_to_the_field_by_their_ids() -> None:
    html = field("judul", KabarForm({}))

    assert '<label for="id_judul">Judul</label>' in html
    assert 'id="id_judul_helptext">Satu kalimat.' in html
    assert 'id="id_judul_error"' in html
    assert 'aria-describedby="id_judul_helptext id_judul_error"' in html
    assert 'aria-invalid="true"' in html


def test_label_help_error_and_field_come_in_this_order() -> None:
    html = field("judul", KabarForm({}))

    places = [html.index(part) for part in ("<label", "field__help", "field__error", "<input")]
    assert places == sorted(places)


def test_a_good_field_has_no_word_of_errors() -> None:
    html = field("judul", KabarForm({"judul": "Air pasang"}))

    assert 'value="Air pasang"' in html
    assert "error" not in html
    assert "data-tone" not in html


def test_a_browser_cuts_nothing_that_is_too_long() -> None:
    class ShortForm(forms.Form):
        judul = forms.CharField(max_length=20)

    html = field("judul", ShortForm({"judul": "Air pasang masuk ke empat belas rumah"}))

    assert "maxlength" not in html
    assert 'data-most="20"' in html
    assert "Air pasang masuk ke empat belas rumah" in html


def test_an_optional_field_says_so() -> None:
    assert "boleh dikosongkan" in field("tempat", KabarForm())
    assert "boleh dikosongkan" not in field("judul", KabarForm())


def test_choices_are_a_group_with_a_legend_and_whole_tiles_as_targets() -> None:
    html = field("sumber", KabarForm())

    assert "<legend>Sumber</legend>" in html
    assert html.count('<label class="choice"') == 2
    assert 'id="id_sumber_1"' in html
    parse_html(html)


def test_a_hidden_field_is_nothing_but_itself() -> None:
    assert "label" not in field("kunci", KabarForm())


def test_the_summary_leads_to_every_field_and_says_that_nothing_was_lost() -> None:
    form = KabarForm({"tempat": "RT 02"})
    html = Template("{% error_summary form %}").render(Context({"form": form}))

    assert "3 hal perlu dilihat lagi." in html
    assert "Isian Anda tidak hilang." in html
    assert "Kabar ini sudah dikirim tadi." in html
    assert 'href="#id_judul">Judul: Tulis satu kalimat dulu.' in html
    assert 'href="#id_sumber"' in html
    assert 'id="id_sumber"' in field("sumber", form)


def test_a_form_that_was_not_sent_has_no_summary() -> None:
    assert Template("{% error_summary form %}").render(Context({"form": KabarForm()})).strip() == ""
