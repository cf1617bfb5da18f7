// Vietnamese words: recording sound.

export const soundWords = {
  sound_recording: 'Ghi tiếng',
  sound_is_recorded: 'Tiếng của camera này đang được ghi.',
  sound_is_not_recorded: 'Tiếng của camera này không được ghi.',
  sound_said: '{reason} · {by} · {at}',
  sound_reason: 'Lý do bật hoặc tắt ghi tiếng',
  sound_reason_why: 'Chỉ ghi tiếng khi có lý do; lý do và người bật được lưu lại.',
  audio_on: 'Bật ghi tiếng',
  audio_off: 'Tắt ghi tiếng',
} as const
