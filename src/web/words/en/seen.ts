// English words: what the detector guessed that went through a picture.

import type { seenWords as vi } from '#web/words/vi/seen.ts'

export const seenWords: Record<keyof typeof vi, string> = {
  seen_title: 'What the machine guessed',
  seen_why:
    'It guesses by shape and can be wrong: numbers are a hint. It knows no faces and does not know who anybody is.',
  seen_when: 'When',
  seen_how: 'What to see',
  seen_line: 'Count over a line',
  seen_zone: 'What was in a region',
  seen_class: 'Class',
  seen_class_all: 'All classes',
  seen_to_left: 'As the green arrow',
  seen_to_right: 'The other way',
  seen_sum: 'Together',
  seen_busiest: 'Busiest {when}: {count}.',
  seen_none_crossed: 'Nothing went over this line.',
  seen_none: 'None of these was seen here.',
  seen_more: 'There are more: the newest {count} are shown. Make the region smaller or choose a class.',
  seen_score: '{percent}% sure',
  seen_looked: 'The machine looked at {long} of motion.',
  seen_not_looked: 'The machine looked at no picture of this camera in that time.',
  class_person: 'Person',
  class_bicycle: 'Bicycle',
  class_motorbike: 'Motorbike',
  class_car: 'Car',
  class_bus: 'Bus',
  class_truck: 'Lorry',
  class_dog: 'Dog',
}
