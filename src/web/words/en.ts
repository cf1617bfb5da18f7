// The same words in English: one file a capability.

import { accessWords } from './en/access.ts'
import { accessLogWords } from './en/access-log.ts'
import { accountWords } from './en/account.ts'
import { addingWords } from './en/adding.ts'
import { alarmsWords } from './en/alarms.ts'
import { alertsWords } from './en/alerts.ts'
import { arrangingWords } from './en/arranging.ts'
import { askingWords } from './en/asking.ts'
import { backfillWords } from './en/backfill.ts'
import { bookmarksWords } from './en/bookmarks.ts'
import { cameraWords } from './en/camera.ts'
import { cameraFileWords } from './en/camera-file.ts'
import { caseFilesWords } from './en/case-files.ts'
import { causesWords } from './en/causes.ts'
import { clipWords } from './en/clip.ts'
import { compareWords } from './en/compare.ts'
import { componentsWords } from './en/components.ts'
import { coverageWords } from './en/coverage.ts'
import { daysWords } from './en/days.ts'
import { detailsWords } from './en/details.ts'
import { deviceWords } from './en/device.ts'
import { doctorWords } from './en/doctor.ts'
import { emergencyWords } from './en/emergency.ts'
import { enlargedWords } from './en/enlarged.ts'
import { extractionsWords } from './en/extractions.ts'
import { footageImportWords } from './en/footage-import.ts'
import { holdsWords } from './en/holds.ts'
import { liveWords } from './en/live.ts'
import { logActsWords } from './en/log-acts.ts'
import { lookWords } from './en/look.ts'
import { mapWords } from './en/map.ts'
import { mapLayersWords } from './en/map-layers.ts'
import { markingWords } from './en/marking.ts'
import { navigationWords } from './en/navigation.ts'
import { noticesWords } from './en/notices.ts'
import { noticingWords } from './en/noticing.ts'
import { pageWords } from './en/page.ts'
import { papersWords } from './en/papers.ts'
import { patrolWords } from './en/patrol.ts'
import { peopleWords } from './en/people.ts'
import { phoneWords } from './en/phone.ts'
import { playbackWords } from './en/playback.ts'
import { playingWords } from './en/playing.ts'
import { privacyWords } from './en/privacy.ts'
import { purposeWords } from './en/purpose.ts'
import { purposeDialogWords } from './en/purpose-dialog.ts'
import { recordersWords } from './en/recorders.ts'
import { redactionsWords } from './en/redactions.ts'
import { republishWords } from './en/republish.ts'
import { requestsWords } from './en/requests.ts'
import { restingWords } from './en/resting.ts'
import { restingHoursWords } from './en/resting-hours.ts'
import { reviewWords } from './en/review.ts'
import { rulesWords } from './en/rules.ts'
import { searchWords } from './en/search.ts'
import { seenWords } from './en/seen.ts'
import { sendingWords } from './en/sending.ts'
import { signInSettingsWords } from './en/sign-in-settings.ts'
import { signingInWords } from './en/signing-in.ts'
import { signingInStepsWords } from './en/signing-in-steps.ts'
import { signsWords } from './en/signs.ts'
import { soundWords } from './en/sound.ts'
import { statedCausesWords } from './en/stated-causes.ts'
import { steeringWords } from './en/steering.ts'
import { storageWords } from './en/storage.ts'
import { televisionWords } from './en/television.ts'
import { televisionPageWords } from './en/television-page.ts'
import { televisionsPageWords } from './en/televisions-page.ts'
import { timelineWords } from './en/timeline.ts'
import { trailWords } from './en/trail.ts'
import { troubleWords } from './en/trouble.ts'
import { uiWords } from './en/ui.ts'
import { wallWords } from './en/wall.ts'
import { wallDialogsWords } from './en/wall-dialogs.ts'
import type { vi } from './vi.ts'
import type { viLater } from './vi-later.ts'

export const en: Readonly<Record<keyof typeof vi | keyof typeof viLater, string>> = {
  ...accessLogWords,
  ...accessWords,
  ...accountWords,
  ...addingWords,
  ...alarmsWords,
  ...backfillWords,
  ...reviewWords,
  ...bookmarksWords,
  ...cameraWords,
  ...cameraFileWords,
  ...causesWords,
  ...clipWords,
  ...componentsWords,
  ...coverageWords,
  ...detailsWords,
  ...compareWords,
  ...deviceWords,
  ...doctorWords,
  ...footageImportWords,
  ...holdsWords,
  ...liveWords,
  ...logActsWords,
  ...lookWords,
  ...navigationWords,
  ...mapWords,
  ...mapLayersWords,
  ...pageWords,
  ...peopleWords,
  ...phoneWords,
  ...playingWords,
  ...privacyWords,
  ...purposeWords,
  ...recordersWords,
  ...redactionsWords,
  ...republishWords,
  ...restingWords,
  ...seenWords,
  ...signingInWords,
  ...soundWords,
  ...steeringWords,
  ...storageWords,
  ...televisionWords,
  ...televisionsPageWords,
  ...noticesWords,
  ...timelineWords,
  ...troubleWords,
  ...trailWords,
  ...uiWords,
  ...arrangingWords,
  ...patrolWords,
  ...alertsWords,
  ...markingWords,
  ...emergencyWords,
  ...enlargedWords,
  ...wallWords,
  ...rulesWords,
  ...searchWords,
  ...signsWords,
  ...requestsWords,
  ...noticingWords,
  ...papersWords,
  ...askingWords,
  ...extractionsWords,
  ...caseFilesWords,
  ...playbackWords,
  ...purposeDialogWords,
  ...restingHoursWords,
  ...signInSettingsWords,
  ...signingInStepsWords,
  ...statedCausesWords,
  ...televisionPageWords,
  ...wallDialogsWords,
  ...sendingWords,
  ...daysWords,
}
