// Every fault by the name of its file.

import { Problem } from '#base/problems.ts'
import { annexBInsideRtp } from './annex-b-inside-rtp.ts'
import { answersMidInterleave } from './answers-mid-interleave.ts'
import { answersRubbish } from './answers-rubbish.ts'
import { changesResolution } from './changes-resolution.ts'
import { clockRunsFast } from './clock-runs-fast.ts'
import { clockSteps } from './clock-steps.ts'
import { clockWraps } from './clock-wraps.ts'
import { closesMidStream } from './closes-mid-stream.ts'
import type { Fault } from './fault.ts'
import { hangsAfterDescribe } from './hangs-after-describe.ts'
import { hangsAfterPlay } from './hangs-after-play.ts'
import { hangsUpAtOnce } from './hangs-up-at-once.ts'
import { hidesItsChannels } from './hides-its-channels.ts'
import { losesPackets } from './loses-packets.ts'
import { missingMarkerBits } from './missing-marker-bits.ts'
import { neverSendsAKeyframe } from './never-sends-a-keyframe.ts'
import { noAnswer } from './no-answer.ts'
import { onvifAnswersABomb } from './onvif-answers-a-bomb.ts'
import { onvifAnswersHalf } from './onvif-answers-half.ts'
import { onvifDrips } from './onvif-drips.ts'
import { onvifOversize } from './onvif-oversize.ts'
import { onvifRedirectsElsewhere } from './onvif-redirects-elsewhere.ts'
import { onvifSaysHtml } from './onvif-says-html.ts'
import { passwordChanged } from './password-changed.ts'
import { putsControlFirst } from './puts-control-first.ts'
import { redirectsOnce } from './redirects-once.ts'
import { refusesPassword } from './refuses-password.ts'
import { refusesTcp } from './refuses-tcp.ts'
import { reordersUdp } from './reorders-udp.ts'
import { scramblesPackets } from './scrambles-packets.ts'
import { sendsSlowly } from './sends-slowly.ts'
import { sendsStrangersPackets } from './sends-strangers-packets.ts'
import { sendsTenfold } from './sends-tenfold.ts'
import { sequenceResets } from './sequence-resets.ts'
import { sessionExpiresFast } from './session-expires-fast.ts'
import { startsMidGroup } from './starts-mid-group.ts'
import { timestampJumps } from './timestamp-jumps.ts'
import { truncatesPackets } from './truncates-packets.ts'
import { unplugged } from './unplugged.ts'
import { unpluggedSilently } from './unplugged-silently.ts'
import { unsupportedStream } from './unsupported-stream.ts'
import { usesOtherChannels } from './uses-other-channels.ts'
import { wifiDelays } from './wifi-delays.ts'
import { wifiLoses } from './wifi-loses.ts'
import { wrongContentLength } from './wrong-content-length.ts'

export const faults: Readonly<Record<string, Fault>> = {
  'annex-b-inside-rtp': annexBInsideRtp,
  'answers-mid-interleave': answersMidInterleave,
  'answers-rubbish': answersRubbish,
  'changes-resolution': changesResolution,
  'clock-runs-fast': clockRunsFast,
  'clock-steps': clockSteps,
  'clock-wraps': clockWraps,
  'closes-mid-stream': closesMidStream,
  'hangs-after-describe': hangsAfterDescribe,
  'hangs-after-play': hangsAfterPlay,
  'hangs-up-at-once': hangsUpAtOnce,
  'hides-its-channels': hidesItsChannels,
  'loses-packets': losesPackets,
  'missing-marker-bits': missingMarkerBits,
  'never-sends-a-keyframe': neverSendsAKeyframe,
  'no-answer': noAnswer,
  'onvif-answers-a-bomb': onvifAnswersABomb,
  'onvif-answers-half': onvifAnswersHalf,
  'onvif-drips': onvifDrips,
  'onvif-oversize': onvifOversize,
  'onvif-redirects-elsewhere': onvifRedirectsElsewhere,
  'onvif-says-html': onvifSaysHtml,
  'password-changed': passwordChanged,
  'puts-control-first': putsControlFirst,
  'redirects-once': redirectsOnce,
  'refuses-password': refusesPassword,
  'refuses-tcp': refusesTcp,
  'reorders-udp': reordersUdp,
  'scrambles-packets': scramblesPackets,
  'sends-slowly': sendsSlowly,
  'sends-strangers-packets': sendsStrangersPackets,
  'sends-tenfold': sendsTenfold,
  'sequence-resets': sequenceResets,
  'session-expires-fast': sessionExpiresFast,
  'starts-mid-group': startsMidGroup,
  'timestamp-jumps': timestampJumps,
  'truncates-packets': truncatesPackets,
  unplugged,
  'unplugged-silently': unpluggedSilently,
  'unsupported-stream': unsupportedStream,
  'uses-other-channels': usesOtherChannels,
  'wifi-delays': wifiDelays,
  'wifi-loses': wifiLoses,
  'wrong-content-length': wrongContentLength,
}

/** The fault with that name; throws `no_such_fault`. */
export const findFault = (name: string): Fault => {
  const found = Object.hasOwn(faults, name) ? faults[name] : undefined
  if (found === undefined) throw new Problem('no_such_fault', { fault: name })
  return found
}
