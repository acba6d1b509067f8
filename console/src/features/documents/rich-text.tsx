import { TableKit } from '@tiptap/extension-table'
import { EditorContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { Button } from 'antd'

/** The text of a document: headings, lists, tables; what is pasted from Word is cleaned by the editor's schema. */
export function RichText({
  value,
  onChange,
  label,
}: {
  value: string
  onChange: (html: string) => void
  label: string
}) {
  const editor = useEditor({
    extensions: [
      StarterKit.configure({ heading: { levels: [2, 3, 4] }, codeBlock: false, code: false }),
      TableKit,
    ],
    content: value,
    editorProps: { attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true' } },
    onUpdate: ({ editor: changed }) => onChange(changed.getHTML()),
  })
  if (!editor) return null
  const act = (title: string, run: () => void) => (
    <Button size="small" key={title} onClick={run}>
      {title}
    </Button>
  )
  return (
    <div className="editor">
      <div className="tools" role="toolbar" aria-label="正文格式">
        {act('标题', () => editor.chain().focus().toggleHeading({ level: 2 }).run())}
        {act('小标题', () => editor.chain().focus().toggleHeading({ level: 3 }).run())}
        {act('加粗', () => editor.chain().focus().toggleBold().run())}
        {act('编号', () => editor.chain().focus().toggleOrderedList().run())}
        {act('项目符号', () => editor.chain().focus().toggleBulletList().run())}
        {act('表格', () =>
          editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
        )}
        {act('撤销', () => editor.chain().focus().undo().run())}
        {act('重做', () => editor.chain().focus().redo().run())}
      </div>
      <EditorContent editor={editor} className="prose" />
    </div>
  )
}
