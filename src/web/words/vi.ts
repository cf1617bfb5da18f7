// Every visible word in Vietnamese, the language the page is written in: one file a capability, gathered here. `{name}` stands
// for a value. A capability has the same file in ./en, where a key that is missing does not compile.

import { accessWords } from './vi/access.ts'
import { alarmsWords } from './vi/alarms.ts'
import { alertsWords } from './vi/alerts.ts'
import { arrangingWords } from './vi/arranging.ts'
import { cameraWords } from './vi/camera.ts'
import { causesWords } from './vi/causes.ts'
import { componentsWords } from './vi/components.ts'
import { coverageWords } from './vi/coverage.ts'
import { daysWords } from './vi/days.ts'
import { enlargedWords } from './vi/enlarged.ts'
import { liveWords } from './vi/live.ts'
import { lookWords } from './vi/look.ts'
import { markingWords } from './vi/marking.ts'
import { navigationWords } from './vi/navigation.ts'
import { noticesWords } from './vi/notices.ts'
import { pageWords } from './vi/page.ts'
import { patrolWords } from './vi/patrol.ts'
import { phoneWords } from './vi/phone.ts'
import { playingWords } from './vi/playing.ts'
import { purposeWords } from './vi/purpose.ts'
import { restingWords } from './vi/resting.ts'
import { signingInWords } from './vi/signing-in.ts'
import { steeringWords } from './vi/steering.ts'
import { televisionWords } from './vi/television.ts'
import { wallWords } from './vi/wall.ts'

export const vi = {
  ...accessWords,
  ...alarmsWords,
  ...cameraWords,
  ...causesWords,
  ...componentsWords,
  ...coverageWords,
  ...liveWords,
  ...lookWords,
  ...navigationWords,
  ...pageWords,
  ...phoneWords,
  ...playingWords,
  ...purposeWords,
  ...restingWords,
  ...signingInWords,
  ...steeringWords,
  ...televisionWords,
  ...noticesWords,
  ...arrangingWords,
  ...patrolWords,
  ...alertsWords,
  ...markingWords,
  ...enlargedWords,
  ...wallWords,
  ...daysWords,
} as const
