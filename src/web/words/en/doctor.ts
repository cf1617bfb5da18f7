// English words: the camera doctor: findings and fixes.

import type { doctorWords as vi } from '#web/words/vi/doctor.ts'

export const doctorWords: Readonly<Record<keyof typeof vi, string>> = {
  doctor: 'Camera doctor',
  doctor_of: 'Camera doctor: {name}',
  doctor_runs: 'Looking it over, mostly under 20 seconds. Recording goes on.',
  doctor_found: '{count} things to know, the gravest first.',
  doctor_all_well: 'Nothing needs to be mended.',
  doctor_well: 'Well: {count}',
  doctor_not_checked: 'Not checked: {count}',
  doctor_at: 'Looked over at {at}.',
  doctor_again: 'Look again',
  try_factory_password: 'Also try the factory password',
  try_factory_password_why: 'Tried exactly once; the camera may count it as a wrong password.',
  severity_serious: 'Serious',
  severity_warning: 'Should be mended',
  severity_note: 'Note',
  severity_ok: 'Well',
  severity_not_checked: 'Not checked',
  fix_for_me: 'Mend it for me',
  fixing: 'Mending…',
  fix_smart_codec_off: 'Smart codec (H.264+, H.265+) off',
  fix_shorter_gop: 'Keyframes closer together',
  fix_sub_h264: 'Sub stream to H.264',
  fix_set_clock: 'Camera clock set by the station',
  fix_encryption_off: 'Image encryption off',
  fix_rtsp_on: 'RTSP on',
  was_fixed: 'Changed on the camera',
  fix_by: '{by} had it changed at {at}',
}
