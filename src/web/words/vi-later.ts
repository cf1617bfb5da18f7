// Vietnamese words of pages that come later than the wall: they are fetched with the first of those pages, so that the wall's first load is lighter.

import { accessLogWords } from './vi/access-log.ts'
import { accountWords } from './vi/account.ts'
import { addingWords } from './vi/adding.ts'
import { askingWords } from './vi/asking.ts'
import { backfillWords } from './vi/backfill.ts'
import { bookmarksWords } from './vi/bookmarks.ts'
import { cameraFileWords } from './vi/camera-file.ts'
import { caseFilesWords } from './vi/case-files.ts'
import { clipWords } from './vi/clip.ts'
import { compareWords } from './vi/compare.ts'
import { detailsWords } from './vi/details.ts'
import { deviceWords } from './vi/device.ts'
import { doctorWords } from './vi/doctor.ts'
import { emergencyWords } from './vi/emergency.ts'
import { extractionsWords } from './vi/extractions.ts'
import { footageImportWords } from './vi/footage-import.ts'
import { holdsWords } from './vi/holds.ts'
import { logActsWords } from './vi/log-acts.ts'
import { noticingWords } from './vi/noticing.ts'
import { papersWords } from './vi/papers.ts'
import { peopleWords } from './vi/people.ts'
import { playbackWords } from './vi/playback.ts'
import { privacyWords } from './vi/privacy.ts'
import { purposeDialogWords } from './vi/purpose-dialog.ts'
import { recordersWords } from './vi/recorders.ts'
import { redactionsWords } from './vi/redactions.ts'
import { republishWords } from './vi/republish.ts'
import { requestsWords } from './vi/requests.ts'
import { restingHoursWords } from './vi/resting-hours.ts'
import { reviewWords } from './vi/review.ts'
import { rulesWords } from './vi/rules.ts'
import { searchWords } from './vi/search.ts'
import { seenWords } from './vi/seen.ts'
import { signInSettingsWords } from './vi/sign-in-settings.ts'
import { signingInStepsWords } from './vi/signing-in-steps.ts'
import { signsWords } from './vi/signs.ts'
import { soundWords } from './vi/sound.ts'
import { statedCausesWords } from './vi/stated-causes.ts'
import { storageWords } from './vi/storage.ts'
import { televisionPageWords } from './vi/television-page.ts'
import { televisionsPageWords } from './vi/televisions-page.ts'
import { timelineWords } from './vi/timeline.ts'
import { trailWords } from './vi/trail.ts'
import { troubleWords } from './vi/trouble.ts'
import { uiWords } from './vi/ui.ts'
import { wallDialogsWords } from './vi/wall-dialogs.ts'
import { viMap } from './vi-map.ts'

export const viLater = {
  ...accessLogWords,
  ...accountWords,
  ...backfillWords,
  ...bookmarksWords,
  ...addingWords,
  ...cameraFileWords,
  ...detailsWords,
  ...troubleWords,
  ...holdsWords,
  ...clipWords,
  ...compareWords,
  ...deviceWords,
  ...doctorWords,
  ...emergencyWords,
  ...footageImportWords,
  ...logActsWords,
  ...noticingWords,
  ...papersWords,
  ...peopleWords,
  ...privacyWords,
  ...recordersWords,
  ...redactionsWords,
  ...republishWords,
  ...requestsWords,
  ...reviewWords,
  ...rulesWords,
  ...searchWords,
  ...seenWords,
  ...signsWords,
  ...soundWords,
  ...storageWords,
  ...televisionsPageWords,
  ...trailWords,
  ...uiWords,
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
  ...timelineWords,
  ...wallDialogsWords,
  ...viMap,
} as const
