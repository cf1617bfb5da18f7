// What a request of the API is called by somebody who reads the log: a camera was added, a grant was ended. What has no words here is told by its
// verb, as the policy's table of verbs has it.

import type { Say, WordKey } from '#web/words/language.ts'

/** A collection, and one of it. */
const nouns: readonly (readonly [path: string, noun: WordKey])[] = [
  ['/api/cameras', 'act_noun_cameras'],
  ['/api/walls', 'act_noun_walls'],
  ['/api/bookmarks', 'act_noun_bookmarks'],
  ['/api/people', 'act_noun_people'],
  ['/api/units', 'act_noun_units'],
  ['/api/grants', 'act_noun_grants'],
  ['/api/roles', 'act_noun_roles'],
  ['/api/accounts', 'act_noun_accounts'],
  ['/api/televisions', 'act_noun_televisions'],
  ['/api/nvrs', 'act_noun_nvrs'],
  ['/api/holds', 'act_noun_holds'],
  ['/api/archives', 'act_noun_archives'],
  ['/api/map/layers', 'act_noun_map_layers'],
  ['/api/republish/accounts', 'act_noun_republish_accounts'],
]

const acts: Readonly<Record<string, WordKey>> = {
  'PUT /api/retention': 'act_put_retention',
  'PUT /api/network': 'act_put_network',
  'PUT /api/republish': 'act_put_republish',
  'PUT /api/access-log/settings': 'act_put_access_log_settings',
  'PUT /api/sign-in-settings': 'act_put_sign_in_settings',
  'PUT /api/map/settings': 'act_put_map_settings',
  'POST /api/access-log/heads': 'act_post_access_log_heads',
  'POST /api/access-log/check': 'act_post_access_log_check',
  'GET /api/access-log/export': 'act_get_access_log_export',
  'POST /api/grants/:grant/end': 'act_post_grants_end',
  'POST /api/people/:person/leave': 'act_post_people_leave',
  'POST /api/accounts/:username/end': 'act_post_accounts_end',
  'POST /api/accounts/:username/identity': 'act_post_accounts_identity',
  'POST /api/units/:unit/end': 'act_post_units_end',
  'PUT /api/cameras/:camera/unit': 'act_put_cameras_unit',
  'PUT /api/cameras/:camera/site': 'act_put_cameras_site',
  'DELETE /api/cameras/:camera/site': 'act_delete_cameras_site',
  'PUT /api/cameras/:camera/hours': 'act_put_cameras_hours',
  'POST /api/cameras/:camera/suspension': 'act_post_cameras_suspension',
  'DELETE /api/cameras/:camera/suspension': 'act_delete_cameras_suspension',
  'POST /api/cameras/:camera/reboot': 'act_post_cameras_reboot',
  'PATCH /api/cameras/:camera/imaging': 'act_patch_cameras_imaging',
  'POST /api/cameras/:camera/causes': 'act_post_cameras_causes',
  'DELETE /api/cameras/:camera/causes/:id': 'act_delete_cameras_causes',
  'POST /api/cameras/:camera/doctor': 'act_post_cameras_doctor',
  'POST /api/cameras/:camera/doctor/fixes': 'act_post_cameras_doctor_fixes',
  'POST /api/backfill': 'act_post_backfill',
  'POST /api/discovery': 'act_post_discovery',
  'POST /api/probes': 'act_post_probes',
  'POST /api/probes/:probe/camera': 'act_post_probes_camera',
  'POST /api/camera-imports': 'act_post_camera_imports',
  'POST /api/camera-imports/:import/start': 'act_post_camera_imports_start',
  'PUT /api/televisions/:television/sent': 'act_put_televisions_sent',
  'DELETE /api/televisions/:television/sent': 'act_delete_televisions_sent',
  'POST /api/sign-in/new-link': 'act_post_sign_in_new_link',
  'PUT /api/sessions/:session/duty-wall': 'act_put_sessions_duty_wall',
  'DELETE /api/sessions/:session': 'act_delete_sessions',
  'DELETE /api/session/task': 'act_delete_session_task',
  'POST /api/cameras': 'act_post_cameras',
  'POST /api/televisions': 'act_post_televisions',
  'POST /api/sign-in/break-glass': 'act_break_glass_open',
  'POST /api/break-glass/seal': 'act_break_glass_seal',
  'POST /api/break-glass/close': 'act_break_glass_close',
  'POST /api/break-glass/:opening/seen': 'act_break_glass_seen',
  started: 'act_started',
  stopped: 'act_stopped',
  pruned: 'act_pruned',
  redaction_deleted: 'act_redaction_deleted',
  clock_set_back: 'act_clock_set_back',
}

const deeds: Readonly<Record<string, WordKey>> = {
  POST: 'act_deed_post',
  PUT: 'act_deed_put',
  PATCH: 'act_deed_put',
  DELETE: 'act_deed_delete',
}

/** Undefined for what is told by its verb. */
export const actText = (act: string, say: Say): string | undefined => {
  const own = acts[act]
  if (own !== undefined) return say(own)
  const [method = '', path = ''] = act.split(' ')
  const deed = deeds[method]
  const noun = nouns.find(([base]) => path === base || new RegExp(`^${base}/:[a-z]+$`).test(path))?.[1]
  return deed === undefined || noun === undefined ? undefined : `${say(deed)} ${say(noun)}`
}
