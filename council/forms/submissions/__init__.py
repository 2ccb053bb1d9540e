"""Writing, judging and releasing a case paper; fields that depend on the paper are made for it."""

from council.forms.submissions.afterwards import DisposeForm, ReinstateForm, reinstate_form
from council.forms.submissions.findings import (
    Asked,
    DecisionsForm,
    MissedForm,
    NamesForm,
    decisions_form,
)
from council.forms.submissions.household import HouseholdForm, household_form
from council.forms.submissions.release import HandOverForm, ReasonForm, ReleaseForm
from council.forms.submissions.target import BasisForm, StartForm, TargetForm, basis_form
from council.forms.submissions.texts import TextsForm, texts_form

__all__ = [
    "Asked",
    "BasisForm",
    "DecisionsForm",
    "DisposeForm",
    "HandOverForm",
    "HouseholdForm",
    "MissedForm",
    "NamesForm",
    "ReasonForm",
    "ReinstateForm",
    "ReleaseForm",
    "StartForm",
    "TargetForm",
    "TextsForm",
    "basis_form",
    "decisions_form",
    "household_form",
    "reinstate_form",
    "texts_form",
]
