// Roles: each as a line with what it may, and on a desk the whole table of roles and deeds. Changed here, and put back as the program has them.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RoleList, RoleShown } from '#contract/grant.ts'
import { ask } from '#web/ask.ts'
import { useMay } from '#web/may.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { MoreIcon } from '#web/ui/icons.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { ListComing } from '#web/ui/waiting.tsx'
import { useLanguage, useWords } from '#web/words/language.ts'
import { AddButton } from './add-button.tsx'
import { peopleChanged, rolesQuery } from './people-queries.ts'
import { RoleDialog } from './role-dialog.tsx'
import { RoleTable } from './role-table.tsx'
import { WatermarkDialog } from './watermark-dialog.tsx'

export const RolesPart = ({ changing }: { readonly changing: boolean }) => {
  const say = useWords()
  const may = useMay()
  const { data, error, isPending } = useQuery(rolesQuery)
  const { open, show, shut } = useOpened()
  const [reset, setReset] = useState<RoleShown>()
  const changed = data?.roles.find(({ code }) => open === `role-${code}`)
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-prose flex-1 basis-72 text-quiet">{say('roles_why')}</p>
        {may('configure_station', 'whole') && <Button onClick={() => show('watermark')}>{say('watermark_set')}</Button>}
        {changing && <AddButton onClick={() => show('add-role')}>{say('role_add')}</AddButton>}
      </div>
      <Complaint error={error} />
      {isPending && <ListComing label={say('one_moment')} />}
      {data !== undefined && (
        <>
          <Lines roles={data} {...(changing && { onChange: role => show(`role-${role.code}`), onReset: setReset })} />
          <RoleTable roles={data} />
        </>
      )}
      {changing && data !== undefined && (open === 'add-role' || changed !== undefined) && (
        <RoleDialog roles={data} {...(changed !== undefined && { role: changed })} onClose={shut} />
      )}
      {data !== undefined && open === 'watermark' && <WatermarkDialog roles={data} onClose={shut} />}
      {reset !== undefined && <ResetDialog role={reset} onClose={() => setReset(undefined)} />}
    </div>
  )
}

const Lines = ({
  roles: { roles, verbs },
  onChange,
  onReset,
}: {
  readonly roles: RoleList
  readonly onChange?: (role: RoleShown) => void
  readonly onReset?: (role: RoleShown) => void
}) => {
  const say = useWords()
  const language = useLanguage()
  return (
    <ul aria-label={say('roles')} className="rounded-xl border border-line bg-slate">
      {roles.map(role => (
        <li key={role.code} className="flex items-center gap-2 border-b border-line py-2.5 pr-2 pl-4 last:border-b-0">
          <div className="min-w-0 flex-1">
            <p className="font-medium wrap-anywhere">
              {role[language]}
              {!role.usual && <span className="font-normal text-warn"> · {say('role_changed')}</span>}
            </p>
            <p className="text-sm text-quiet">
              {verbs
                .filter(({ code }) => role.verbs.includes(code))
                .map(verb => verb[language])
                .join(', ') || '–'}
            </p>
          </div>
          {onChange !== undefined && (
            <Menu
              label={say('role_change_of', { role: role[language] })}
              className="px-2"
              entries={[
                { label: say('role_change'), onChoose: () => onChange(role) },
                ...(role.usual
                  ? []
                  : [
                      {
                        label: say(role.own ? 'role_remove' : 'role_reset'),
                        dangerous: true,
                        onChoose: () => onReset?.(role),
                      },
                    ]),
              ]}
            >
              <MoreIcon />
            </Menu>
          )}
        </li>
      ))}
    </ul>
  )
}

const ResetDialog = ({ role, onClose }: { readonly role: RoleShown; readonly onClose: () => void }) => {
  const say = useWords()
  const language = useLanguage()
  const { own } = role
  return (
    <ConfirmDialog
      title={say(own ? 'role_remove' : 'role_reset')}
      question={say(own ? 'role_remove_sure' : 'role_reset_sure', { role: role[language] })}
      yes={say(own ? 'role_remove' : 'role_reset')}
      deed={() => ask<RoleList>(paths.role(role.code), { method: 'DELETE' })}
      onDone={peopleChanged}
      onClose={onClose}
    />
  )
}
