// English words: the timeline: days, what is recorded, recovered, missing.

import type { timelineWords as vi } from '#web/words/vi/timeline.ts'

export const timelineWords: Readonly<Record<keyof typeof vi, string>> = {
  timeline: 'Timeline of the day',
  zoom: 'Zoom the timeline',
  zoom_in: 'Nearer',
  zoom_out: 'Wider',
  day: 'Day',
  today: 'Today',
  day_before: 'Day before',
  day_after: 'Day after',
  choose_day: 'Choose a day, showing {day}',
  asking_for_day: 'Asking the station what was recorded on this day…',
  nothing_on_day: 'Nothing was recorded on {day}',
  recorded_on_day: '{length} recorded',
  hours_minutes: '{h} h {m} min',
  minutes_seconds: '{m} min {s} s',
  legend: 'Legend',
  recorded: 'Recorded',
  recovered: 'Recovered',
  recovered_from: 'Recovered from {source} {from}, fetched {fetched}',
  recovered_on_day: '{length} recovered',
  source_clock_offset: 'its clock was off by {seconds} s',
  source_clock_unknown: 'nobody knows how far its clock was off',
  source_nvr: 'the recorder',
  source_sd_card: 'the memory card',
  source_profile_g: 'the camera’s memory',
  source_box: 'the box',
  source_file: 'the file',
  missing: 'No picture',
  gap_from_to: 'No picture from {from} to {to}',
}
