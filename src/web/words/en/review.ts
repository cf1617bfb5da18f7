// English words: several cameras on one clock.

import type { reviewWords as vi } from '#web/words/vi/review.ts'

export const reviewWords: Readonly<Record<keyof typeof vi, string>> = {
  review_empty: 'There is no camera to review yet',
  review_empty_why: 'Add a camera to the station. It is recorded from then on, and found again here.',
  review_none: 'Choose cameras to see at the same time',
  review_none_why: 'Up to nine cameras play on one clock; each has its time as a strip below.',
  choose_cameras: 'Choose cameras',
  choose_cameras_why: 'The first {played} play at the same time, up to {strips} have a strip.',
  find_camera: 'Find a camera',
  strip_only: 'strip only',
  review_none_chosen: 'No camera chosen',
  review_these: 'Review {count} cameras',
  pictures_of: 'Pictures of {count} cameras at the same time',
  camera_alone: 'See only {name} at this moment',
  search_region_of: 'Search a region on {name}',
  lead: 'Lead',
  leads: 'Lead the steps by {name}',
  leads_why: 'Step by the pictures of this camera',
  marked_span: 'Span A–B',
  keep_moment: 'Keep this moment',
  trail_from_here: 'Follow from here',
  share_moment: 'Share this moment',
  moment_link: 'Link to this moment',
  share_why: 'Whoever opens it must sign in, and sees only what he may see.',
  hopped_over: 'No camera has a picture from {from} to {to}; hopped over it.',
  no_picture_beside: 'There is no picture beside this one.',
}
