"""An index: each law of the house in a few words, and the tests that prove it."""

import ast
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

LAWS: Mapping[int, tuple[str, tuple[str, ...]]] = {
    1: (
        "An update is acknowledged only after its effects are committed; kill -9 loses and doubles nothing.",
        (
            "test_kills_lose_nothing_double_nothing_and_keep_the_order",
            "test_a_full_disk_acknowledges_nothing_and_loses_nothing",
            "test_the_same_update_twice_is_one_reply",
            "test_what_is_committed_survives_a_power_cut",
            "test_an_update_that_killed_three_runs_is_parked_at_the_next",
            "test_a_crash_between_the_story_and_the_last_button_loses_nothing",
        ),
    ),
    2: (
        "On disk before it is sent; replies and alarms at least once, bulk at most once, what is uncertain is shown.",
        (
            "test_a_message_is_on_disk_and_marked_before_it_is_sent",
            "test_a_reply_whose_answer_was_lost_is_sent_again",
            "test_an_alarm_whose_answer_was_lost_is_sent_again",
            "test_an_announcement_whose_answer_was_lost_is_uncertain_and_not_sent_again",
            "test_after_a_crash_replies_are_sent_again_and_announcements_are_uncertain",
            "test_law_2_what_was_on_its_way_at_a_crash_is_shown_as_uncertain_and_not_sent_again",
            "test_law_2_send_tapped_twice_sends_once",
            "test_law_2_several_wishes_that_match_are_one_message",
        ),
    ),
    3: (
        "Replies and alarms overtake bulk; a reply waits two slots, or its chat's second.",
        (
            "test_an_announcement_and_replies_go_out_together_without_a_refusal",
            "test_a_reply_waits_for_no_announcement_to_its_own_chat_either",
            "test_one_who_asks_much_waits_for_the_seconds_of_that_chat_and_nobody_else_does",
            "test_replies_go_first_then_alarms_then_announcements",
        ),
    ),
    4: (
        "Who may do a thing is asked where it takes effect, in the query, by office subtree.",
        (
            "test_law_4_an_officer_suspended_before_the_last_button_sends_nothing",
            "test_law_4_an_officer_suspended_before_the_last_button_publishes_nothing",
            "test_law_4_a_suspended_second_officer_confirms_nothing",
            "test_law_4_a_suspended_approver_approves_nothing",
            "test_law_19_another_regency_does_not_decide",
            "test_neither_author_nor_village_nor_stranger_decides",
            "test_an_officer_who_was_suspended_while_writing_sends_nothing",
            "test_who_invites_must_still_work_there_when_they_confirm",
            "test_who_was_suspended_meanwhile_adds_no_office",
            "test_nobody_outside_the_village_gets_it",
            "test_an_office_sees_those_of_its_area",
            "test_law_4_nobody_but_an_office_above_sees_or_takes_down",
        ),
    ),
    5: (
        "A complaint is visible to its owner and the responsible office, and to nobody it accuses.",
        (
            "test_nobody_but_its_owner_and_its_office_gets_near_a_report",
            "test_what_accuses_the_village_is_in_no_list_and_no_total_of_the_village",
            "test_what_accuses_the_village_or_may_do_so_never_goes_there",
            "test_status_shows_ones_own_reports_and_nobody_elses",
            "test_an_export_has_everything_of_ones_own_and_nothing_of_others",
            "test_nobody_takes_along_what_belongs_to_somebody_else",
            "test_reports_are_not_in_it_and_questions_that_wait_are_counted",
        ),
    ),
    6: (
        "Silence is never consent or satisfaction.",
        (
            "test_silence_never_settles_a_report",
            "test_only_the_owner_says_that_it_is_settled",
            "test_silence_is_no_rating",
            "test_without_consent_no_words_are_left_after_a_day",
        ),
    ),
    7: (
        "An answer carries its source and the day it was checked; past its review day it is withheld.",
        (
            "test_every_answer_carries_its_sources_and_the_day_it_was_checked",
            "test_no_answer_is_told_the_day_after_its_review_day",
            "test_an_answer_is_told_on_its_review_day_and_withheld_after_it",
            "test_instead_of_a_stale_answer_the_office_at_home_is_named_and_abroad_the_ministry",
            "test_an_answer_is_withheld_after_its_review_day_and_not_on_it",
            "test_the_signs_are_withheld_once_an_answer_they_sum_up_is_stale",
            "test_an_answer_for_somebody_in_danger_keeps_what_to_do_now_when_it_is_withheld",
            "test_only_what_tells_of_lentera_itself_may_be_without_a_review_day",
        ),
    ),
    8: (
        "Below the threshold the bot says so, offers the nearest topics and keeps the question; it never guesses.",
        (
            "test_an_answer_that_is_not_sure_says_so",
            "test_what_may_mean_several_things_is_asked_back",
            "test_what_is_not_understood_is_never_guessed",
            "test_what_resembles_nothing_offers_only_an_officer",
            "test_an_officer_gets_the_words_that_were_typed",
            "test_a_topic_is_answered_or_others_offered_never_both",
        ),
    ),
    9: (
        "Words of danger win over everything; numbers first, then the choices; a tap rings the officers on duty.",
        (
            "test_words_of_danger_get_the_numbers_first_and_three_buttons",
            "test_inside_a_report_the_numbers_come_first_and_the_words_are_kept_in_it",
            "test_in_every_form_at_every_step_the_numbers_come_first_and_the_form_goes_on",
            "test_inside_a_form_words_of_danger_are_the_answer_too",
            "test_at_the_preview_too_words_of_danger_make_the_report_urgent",
            "test_numbers_are_repeated_once_an_hour_and_no_oftener",
            "test_who_asks_for_the_numbers_gets_them_every_time",
            "test_in_a_flood_danger_is_answered_all_the_same",
            "test_nobody_is_rung_before_a_tap",
            "test_a_tap_makes_an_emergency_a_report_and_rings_who_is_on_duty",
            "test_if_nobody_is_on_duty_the_reply_says_so_and_officers_are_told_all_the_same",
            "test_further_words_of_danger_bring_the_alarm_up_to_date_without_another_ring",
            "test_the_police_and_the_mission_are_never_withheld_however_old",
            "test_the_police_comes_first_then_the_mission_then_the_surest_of_the_others",
            "test_who_helps_somebody_elsewhere_gets_those_numbers_and_keeps_the_own_country",
            "test_every_number_is_told_with_its_date",
            "test_danger_is_heard",
            "test_what_only_sounds_like_danger_raises_no_alarm",
        ),
    ),
    10: (
        "Nothing a citizen typed is thrown away.",
        (
            "test_a_report_that_was_interrupted_goes_on_where_it_was",
            "test_an_announcement_interrupted_by_a_command_can_be_taken_up_again",
            "test_law_10_a_note_interrupted_by_a_command_can_be_taken_up_again",
            "test_a_search_leaves_a_report_that_waits_alone",
            "test_no_message_takes_away_an_answer",
            "test_answers_are_thrown_away_only_after_a_second_tap",
            "test_a_clean_screen_loses_nothing_that_was_told",
            "test_several_files_and_a_word_go_to_the_office_in_one_question",
            "test_in_a_flood_what_is_filled_in_is_kept_and_nobody_is_told_that_all_was_answered",
        ),
    ),
    11: (
        "Logs, errors and exports carry ids, never names, texts, phone numbers or a token.",
        (
            "test_five_hundred_sequences_break_nothing",
            "test_a_failed_update_is_parked_and_its_sender_told",
            "test_a_bug_in_one_message_silences_no_other",
            "test_of_an_exception_only_type_and_place_are_told",
            "test_a_library_stays_silent_at_any_level_of_ours",
            "test_a_token_in_a_message_of_ours_is_blotted_out",
            "test_no_log_line_holds_a_token",
            "test_every_change_is_recorded_with_ids_only",
        ),
    ),
    12: (
        "Every text a person sees is in templates/ or locales/, in every locale.",
        (
            "test_every_locale_has_the_same_texts",
            "test_every_text_the_code_names_is_written",
            "test_every_text_is_a_message_that_telegram_takes",
            "test_every_text_of_a_form_is_written",
            "test_no_indonesian_is_written_in_code",
            "test_handlers_write_no_sentence_at_all",
        ),
    ),
    13: (
        "Bad input gets one clear sentence; every private message or press is answered, a flood once a minute.",
        (
            "test_five_hundred_sequences_break_nothing",
            "test_every_button_with_any_argument_gets_an_answer",
            "test_an_odd_update_spoils_no_other",
            "test_a_flood_is_kept_and_answered_once_a_minute",
            "test_every_step_answers_and_can_be_kept",
        ),
    ),
    14: (
        "The category decides the office: what is heavy and everything abroad never goes to the village.",
        (
            "test_what_is_heavy_goes_to_bp3mi_and_the_village_is_not_asked_about",
            "test_everything_abroad_goes_to_bp3mi",
            "test_without_an_officer_at_bp3mi_it_goes_to_the_ministry",
            "test_anything_else_goes_to_the_village_if_the_citizen_lets_it_know",
            "test_anything_else_skips_the_village_if_the_citizen_does_not_let_it_know",
            "test_what_is_heavy_is_never_for_the_village_or_the_regency",
            "test_words_of_danger_make_anything_heavy",
            "test_a_question_goes_past_the_village_unless_it_is_let_know",
            "test_what_is_heavy_or_may_be_anything_is_not_for_the_village",
        ),
    ),
    15: (
        "A complaint leaves no copy on an officer's phone; toward the citizen nothing is protected.",
        (
            "test_an_alarm_says_number_urgency_category_and_deadline_and_nothing_of_the_story",
            "test_the_story_and_its_files_can_not_be_forwarded",
            "test_the_story_leaves_the_phone_after_a_day_and_not_before",
            "test_the_story_leaves_the_phones_of_an_office_that_hands_it_over",
            "test_at_loss_of_role_the_story_leaves_the_phone_and_colleagues_take_over",
            "test_an_officer_who_was_suspended_opens_nothing_any_more",
            "test_toward_the_citizen_nothing_is_protected",
        ),
    ),
    16: (
        "The screen of a citizen may be watched: nothing unasked names a report; /bersih clears both sides.",
        (
            "test_news_that_nobody_asked_for_never_names_a_report",
            "test_the_owner_is_told_that_it_has_climbed_without_being_told_what",
            "test_on_the_word_hi_nothing_names_a_report",
            "test_status_offers_what_was_begun_without_saying_what_it_is",
            "test_what_is_said_to_somebody_who_is_watched_names_nothing",
            "test_both_sides_are_cleared_and_one_neutral_message_remains",
        ),
    ),
    17: (
        "Consent is asked when a purpose begins, never at the door and never before help in danger.",
        (
            "test_start_greets_shows_the_menu_and_asks_nothing",
            "test_a_link_joins_and_says_what_the_village_sees",
            "test_what_is_clear_is_answered_at_once_and_without_asking_for_consent",
            "test_who_will_read_it_stands_above_the_last_button",
            "test_where_the_bot_was_not_sure_it_asks_once_whether_words_may_be_kept",
            "test_without_the_consent_of_that_person_there_is_no_way_on",
            "test_words_of_danger_get_the_numbers_first_and_three_buttons",
        ),
    ),
    18: (
        "Names, stories, drafts and parked updates are sealed; without a key no reports are taken.",
        (
            "test_a_copy_of_the_database_names_nobody_and_tells_no_story",
            "test_parked_updates_are_sealed_and_gone_after_14_days",
            "test_without_consent_questions_keep_their_words_sealed_and_for_a_day",
            "test_without_a_key_no_report_is_taken_and_other_places_are_named",
            "test_nothing_of_a_story_is_seen_and_no_two_sealed_values_are_alike",
            "test_a_key_file_is_readable_by_the_bot_alone",
        ),
    ),
    19: (
        "Only P4MI and above publish job orders, a second officer confirms; a village's risky text waits for P4MI.",
        (
            "test_law_19_a_job_order_waits_for_a_second_officer",
            "test_law_19_the_publisher_does_not_confirm",
            "test_law_19_a_village_is_refused_by_the_query_too",
            "test_law_19_every_job_order_ends_with_how_to_apply_and_that_nobody_may_ask_for_money",
            "test_law_19_a_village_s_text_with_a_phone_number_waits_for_p4mi",
            "test_law_19_a_village_s_risky_note_waits_for_p4mi",
            "test_law_19_neither_author_nor_stranger_nor_another_village_decides",
        ),
    ),
    20: (
        "An invitation makes nobody an officer; a lost phone is suspended in two taps; every change is told.",
        (
            "test_whoever_opens_an_invitation_waits_until_the_inviter_confirms",
            "test_nobody_confirms_but_who_invited",
            "test_an_invitation_opens_once",
            "test_a_colleague_suspends_in_two_taps",
            "test_a_new_officer_is_told_to_the_office_and_the_one_above",
            "test_a_suspension_is_told_to_the_office_and_the_one_above",
        ),
    ),
}


@cache
def written() -> frozenset[str]:
    """Every test there is, by name."""
    files = [path for path in Path(__file__).parent.rglob("test_*.py") if path.name != Path(__file__).name]
    nodes = (node for path in files for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    return frozenset(node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_there_are_twenty_laws() -> None:
    assert list(LAWS) == list(range(1, 21))


@pytest.mark.parametrize("law", LAWS)
def test_every_law_is_proved(law: int) -> None:
    sentence, tests = LAWS[law]
    assert tests, sentence
    missing = [name for name in tests if name not in written()]
    assert not missing, f"law {law}: {sentence}\nnot written: {missing}"
