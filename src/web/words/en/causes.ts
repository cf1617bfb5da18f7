// English words: why footage is missing.

import type { causesWords as vi } from '#web/words/vi/causes.ts'

export const causesWords: Readonly<Record<keyof typeof vi, string>> = {
  cause: 'Cause',
  cause_unknown: 'cause unknown',
  cause_power_lost: 'power lost or unplugged',
  cause_internet_lost: 'internet lost',
  cause_wifi_lost: 'wifi fault',
  cause_recorder_fault: 'the recorder restarted',
  cause_disk_fault: 'disk fault or full disk',
  cause_held_fills_disk: 'held footage fills the disk; nothing new can be kept',
  cause_disk_full: 'the disk is full',
  cause_disk_failed: 'writing to the disk failed',
  cause_disk_stalled: 'the disk is too slow or hangs',
  cause_disk_away: 'the disk is not there',
  cause_file_gone: 'the file is gone from the disk',
  cause_file_damaged: 'the file is damaged',
  cause_packets_lost: 'pictures were lost on the way',
  cause_tampered: 'camera covered, turned or broken',
  cause_clock_drift: 'the station’s clock was set',
  cause_station_down: 'the station was not running',
  cause_not_shared: 'its owner does not share it',
  cause_not_scheduled: 'outside the recording hours',
  cause_suspended: 'recording suspended',
  cause_expired: 'past its keeping time and deleted',
}
