// Privacy of one camera: what is covered in its picture, when its owner shares it, and whether it was found fit to hang there.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { camerasQuery, sessionQuery } from '#web/queries.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { BackIcon } from '#web/ui/icons.tsx'
import { useWords } from '#web/words/language.ts'
import { AcceptancePart } from './acceptance-part.tsx'
import { MasksPart } from './masks-part.tsx'
import { acceptancesQuery, masksQuery, sharingQuery } from './privacy-queries.ts'
import { SharingPart } from './sharing-part.tsx'

export const PrivacyPage = () => {
  const say = useWords()
  const { id } = useParams({ from: '/inside/camera/$id/privacy' })
  const cameras = useQuery(camerasQuery)
  const may = useQuery(sessionQuery).data?.may?.somewhere ?? []
  const camera = cameras.data?.cameras.find(one => one.id === id)
  const draws = may.includes('set_masks')
  // All parts at once: none of them pushes the next one down when it comes.
  const asked = [
    useQuery({ ...masksQuery(id), enabled: draws }),
    useQuery(sharingQuery(id)),
    useQuery(acceptancesQuery(id)),
  ]
  const there = asked.every(({ isLoading }) => !isLoading)
  const name = camera?.name ?? id
  useEffect(() => {
    document.title = `${say('privacy_of', { name })} · ${say('product')}`
  }, [name, say])
  return (
    <div className="mx-auto grid w-full max-w-6xl grid-cols-1 gap-4 px-3 py-4 sm:px-4">
      <div className="flex min-h-11 items-center gap-2">
        <Link
          to="/camera/$id"
          params={{ id }}
          className={buttonLook('quiet', 'px-1')}
          aria-label={say('back_to_camera')}
          title={say('back_to_camera')}
        >
          <BackIcon />
        </Link>
        <h1 className="min-w-0 text-xl font-semibold wrap-anywhere sm:text-2xl">{say('privacy_of', { name })}</h1>
      </div>
      <Complaint error={cameras.error} />
      {camera !== undefined && there && (
        <>
          {draws && <MasksPart camera={camera} />}
          <div className="grid grid-cols-1 items-start gap-4 desk:grid-cols-2">
            <SharingPart camera={camera} editable={may.includes('set_sharing')} />
            <AcceptancePart camera={camera} editable={may.includes('configure_camera')} />
          </div>
        </>
      )}
    </div>
  )
}
