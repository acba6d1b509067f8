import Image from '@tiptap/extension-image'
import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react'
import { Input } from 'antd'
import { api, base64Of } from '../../../lib/api.ts'

/** A picture in the text; its description is typed right below it and is required before review. */
export const Picture = Image.extend<{ document: string | undefined }>({
  addOptions() {
    return { ...this.parent?.(), document: undefined } as never
  },
  addNodeView() {
    return ReactNodeViewRenderer(Shown)
  },
})

function Shown({ node, updateAttributes, extension, selected }: NodeViewProps) {
  const { src, alt } = node.attrs as { src: string; alt: string | null }
  const document = (extension.options as { document: string | undefined }).document
  const missing = !alt?.trim()
  return (
    <NodeViewWrapper className={selected ? 'picture selected' : 'picture'} data-drag-handle>
      <img src={draftAddress(src, document)} alt={alt ?? ''} />
      <Input
        size="small"
        aria-label="图片说明"
        placeholder="图片说明（必填，供视力障碍读者使用）"
        value={alt ?? ''}
        maxLength={200}
        status={missing ? 'error' : ''}
        onChange={(event) => updateAttributes({ alt: event.target.value })}
      />
    </NodeViewWrapper>
  )
}

/** Before publication a picture is shown to the office only. */
export function draftAddress(src: string, document: string | undefined): string {
  const file = /^\/files\/([0-9a-f-]{36})/.exec(src)?.[1]
  return file ? `/api/pictures/${file}${document ? `?document=${document}` : ''}` : src
}

/** Stores a picture and gives its address in a text. */
export async function storePicture(file: File): Promise<string> {
  const ending = file.type === 'image/png' ? 'png' : 'jpg'
  const name = /\.(?:png|jpe?g)$/i.test(file.name) ? file.name : `图片.${ending}`
  const stored = await api.post<{ fileId: string }>('/uploads', { name, base64: await base64Of(file) })
  return `/files/${stored.fileId}/${stored.fileId}.${ending}`
}
