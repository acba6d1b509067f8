import { useMutation } from '@tanstack/react-query'
import type { DocumentContent } from '@yangguang/server/contract/publication/catalogue'
import { Alert, Button, Modal, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { api } from '../../../lib/api.ts'

const widths = { desktop: 1200, phone: 375 } as const
const EDGES = 80

/** Drawn smaller where the window is narrower than the page: cut off, it would not be the page. */
const scaleOf = (width: number): number => Math.min(1, (window.innerWidth - EDGES) / width)

/** The text as a portal page, at the width of a desktop and of a phone. */
export function Preview({ load, label = '预览' }: { load: () => Promise<{ html: string }>; label?: string }) {
  const [open, setOpen] = useState(false)
  const [device, setDevice] = useState<keyof typeof widths>('desktop')
  const page = useMutation({ mutationFn: load })
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true)
          page.mutate()
        }}
      >
        {label}
      </Button>
      <Modal
        title="门户页面预览"
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        width={1260}
        destroyOnHidden
      >
        <Segmented
          value={device}
          onChange={(value) => setDevice(value as keyof typeof widths)}
          options={[
            { value: 'desktop', label: '电脑' },
            { value: 'phone', label: '手机' },
          ]}
          style={{ marginBottom: 12 }}
        />
        {page.isError ? <Alert type="error" showIcon title={page.error.message} /> : null}
        {page.isPending ? <Skeleton active /> : null}
        {page.data ? (
          <div className="preview-frame">
            <iframe
              key={device}
              title={device === 'phone' ? '手机预览' : '电脑预览'}
              sandbox="allow-same-origin"
              srcDoc={page.data.html}
              style={{
                width: widths[device],
                height: 640 / scaleOf(widths[device]),
                zoom: scaleOf(widths[device]),
              }}
            />
          </div>
        ) : null}
      </Modal>
    </>
  )
}

export const previewOf = (bodyId: string, document: string | undefined, content: DocumentContent) =>
  api.post<{ html: string }>('/documents/preview', { bodyId, document: document ?? null, content })
