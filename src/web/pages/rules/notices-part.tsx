// Notices part: what rules found, the newest first; at first those that nobody has looked at.

import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import { useMay } from '#web/may.ts'
import { HitPictures } from '#web/pages/search/hit-pictures.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Choice } from '#web/ui/field.tsx'
import { BellIcon } from '#web/ui/icons.tsx'
import { ListComing } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { NoticeLine } from './notice-line.tsx'
import { type NoticesAsked, ruleNoticePages } from './rule-queries.ts'

const words = ['none', 'confirmed', 'set_aside', ''] as const

export const NoticesPart = ({ cameras, rules }: { readonly cameras: readonly Camera[]; readonly rules: number }) => {
  const say = useWords()
  const may = useMay()
  const pictures = usePictures()
  const [word, setWord] = useState<NoticesAsked['word']>('none')
  const [camera, setCamera] = useState('')
  const found = useInfiniteQuery(ruleNoticePages({ word, camera }))
  const list = found.data?.pages.flatMap(({ notices }) => notices)
  const names = {
    none: 'rules_unseen',
    confirmed: 'rules_confirmed',
    set_aside: 'rules_set_aside',
    '': 'rules_all',
  } as const
  return (
    <div className="grid content-start gap-4">
      <div className="grid gap-3 sm:grid-cols-2 desk:max-w-2xl">
        <Choice
          label={say('rules_which')}
          value={word}
          onChange={event => setWord(words.find(one => one === event.target.value) ?? '')}
        >
          {words.map(one => (
            <option key={one} value={one}>
              {say(names[one])}
            </option>
          ))}
        </Choice>
        <Choice label={say('camera')} value={camera} onChange={event => setCamera(event.target.value)}>
          <option value="">{say('all_cameras')}</option>
          {cameras.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
      </div>
      <Complaint error={found.error} />
      {list === undefined && found.error === null && <ListComing label={say('one_moment')} />}
      {list?.length === 0 && (
        <EmptyState title={say(rules === 0 ? 'rules_none' : 'rule_notices_none')} drawing={<BellIcon />}>
          {say(rules === 0 ? 'rules_none_why' : 'rule_notices_none_why')}
        </EmptyState>
      )}
      {list !== undefined && list.length > 0 && pictures !== undefined && (
        <ul aria-label={say('rule_notices')} className="rounded-xl border border-line bg-slate">
          {list.map(notice => {
            const of = cameras.find(({ id }) => id === notice.camera)
            return (
              <NoticeLine
                key={notice.id}
                notice={notice}
                camera={of?.name ?? notice.camera}
                stream={of?.sub_url === null ? 'main' : 'sub'}
                pictures={pictures}
                may={{ say: may('mark'), look: may('play_back') }}
              />
            )
          })}
        </ul>
      )}
      {found.hasNextPage && (
        <Button className="justify-self-center" disabled={found.isFetching} onClick={() => void found.fetchNextPage()}>
          {say(found.isFetchingNextPage ? 'one_moment' : 'show_more')}
        </Button>
      )}
    </div>
  )
}

const usePictures = (): HitPictures | undefined => {
  const [pictures, setPictures] = useState<HitPictures>()
  useEffect(() => {
    const made = new HitPictures()
    setPictures(made)
    return () => made.dispose()
  }, [])
  return pictures
}
