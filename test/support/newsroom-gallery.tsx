import { asDocument } from '../../src/theme/parts/document.tsx'
import type { Assets, InterfaceLanguage } from '../../src/theme/contract/frame.ts'
import type { DeskItem, NewsroomFrame, Stage } from '../../src/theme/contract/newsroom.ts'
import { ConfirmLink } from '../../src/theme/newsroom/parts/confirmation.tsx'
import { Badge, StageBadge } from '../../src/theme/newsroom/parts/badge.tsx'
import { LinkButton, PostButton, SubmitButton } from '../../src/theme/newsroom/parts/actions.tsx'
import { BulkBar } from '../../src/theme/newsroom/parts/bulk-bar.tsx'
import { NewsroomDocument } from '../../src/theme/newsroom/parts/document.tsx'
import { DefinitionList, EmptyState, ProgressBar, When } from '../../src/theme/newsroom/parts/facts.tsx'
import { FilterBar, FilterSelect, Pagination, Tabs } from '../../src/theme/newsroom/parts/filters.tsx'
import { Added, Removed } from '../../src/theme/newsroom/parts/marks.tsx'
import { Menu } from '../../src/theme/newsroom/parts/menu.tsx'
import { PageHead, Panel } from '../../src/theme/newsroom/parts/page-head.tsx'
import { DataTable } from '../../src/theme/newsroom/parts/table.tsx'
import { todayPage } from '../../src/theme/newsroom/today.tsx'
import { Confirm, Form, Outside } from './newsroom-gallery-forms.tsx'
import { deskItems, galleryFrame, NOW } from './newsroom-gallery-world.ts'

/** Every part of the newsroom on a few pages, by name. */
export function newsroomGallery(language: InterfaceLanguage, assets: Assets): Record<string, string> {
  const frame = galleryFrame(language, assets)
  const items = deskItems(language)
  return {
    today: todayPage({
      frame: { ...frame, title: 'Today' },
      mine: items.slice(0, 4),
      mayReview: true,
      review: items.slice(4, 6),
      due: items.slice(6, 7),
      scheduled: items.slice(2, 4).map((item, at) => ({ ...item, late: at === 0 })),
      recent: items.slice(5),
      beginnings: [],
    }),
    'first-day': todayPage({
      frame: { ...frame, title: 'Today' },
      mine: [],
      mayReview: true,
      review: [],
      due: [],
      scheduled: [],
      recent: [],
      beginnings: (['identity', 'section', 'staff', 'article'] as const).map((step, at) => ({
        step,
        href: '#',
        done: at === 0,
      })),
    }),
    list: asDocument(<List frame={frame} items={items} />),
    form: asDocument(<Form frame={frame} />),
    confirm: asDocument(<Confirm frame={frame} />),
    outside: asDocument(<Outside frame={{ ...frame, member: undefined, navigation: [] }} />),
    parts: asDocument(<Parts frame={frame} />),
  }
}

const List = ({ frame, items }: { frame: NewsroomFrame; items: DeskItem[] }) => (
  <NewsroomDocument
    frame={{ ...frame, notice: { text: 'Three articles were archived.', undo: { action: '#', fields: {} } } }}
    kind="articles"
  >
    <PageHead title="Articles" actions={<LinkButton href="#">Export</LinkButton>} />
    <Tabs
      label="Views"
      tabs={[
        { name: 'All', href: '#', current: true, count: 312 },
        { name: 'Mine', href: '#', current: false, count: 4 },
        { name: 'Waiting for art', href: '#', current: false },
      ]}
    />
    <FilterBar
      locale={frame.locale}
      action="#"
      search={{ name: 'q', value: '', label: 'Words in the text' }}
      clearHref="#"
      more={{
        set: 1,
        filters: (
          <FilterSelect
            name="kind"
            label="Any kind"
            value="brief"
            options={[{ value: 'brief', label: 'Brief' }]}
          />
        ),
      }}
    >
      <FilterSelect
        name="stage"
        label="Any stage"
        value="in-review"
        options={[{ value: 'in-review', label: 'In review' }]}
      />
      <FilterSelect name="section" label="Any section" value="" options={[{ value: 'x', label: 'Sieges' }]} />
    </FilterBar>
    <form method="post" action="#">
      <DataTable
        locale={frame.locale}
        caption="Articles"
        rows={items}
        select={{ name: 'id', value: ({ id }) => id, label: ({ headline }) => headline }}
        columns={[
          {
            title: 'Headline',
            main: true,
            sort: { href: '#' },
            cell: (row) => (
              <a href={row.href} lang={row.language} dir={row.dir}>
                {row.headline}
              </a>
            ),
          },
          {
            title: 'Stage',
            plain: true,
            cell: (row) => <StageBadge stage={row.stage} locale={frame.locale} />,
          },
          { title: 'Section', minor: true, plain: true, cell: (row) => row.section },
          { title: 'Author', plain: true, cell: (row) => row.people.join(', ') },
          {
            title: 'Changed',
            numeric: true,
            sort: { href: '#', direction: 'descending' },
            cell: (row) => (row.at ? <When at={row.at} locale={frame.locale} late={row.late} /> : null),
          },
        ]}
        actions={{
          title: 'Actions',
          cell: ({ headline }) => (
            <Menu label={`Actions for ${headline}`} dots end>
              <a href="#">Preview</a>
              <a href="#">Duplicate</a>
              <ConfirmLink href={`/${frame.locale.language}/confirm`} tone="danger">
                Archive…
              </ConfirmLink>
            </Menu>
          ),
        }}
      />
      <BulkBar locale={frame.locale}>
        <SubmitButton tone="plain">Assign</SubmitButton>
        <SubmitButton tone="plain">Archive</SubmitButton>
      </BulkBar>
    </form>
    <Pagination locale={frame.locale} range={{ from: 1, to: 9, total: 312 }} next="#" previous="#" />
  </NewsroomDocument>
)

const stages: Stage[] = [
  'writing',
  'in-review',
  'approved',
  'scheduled',
  'published',
  'changed',
  'overdue',
  'unpublished',
  'archived',
]

const Parts = ({ frame }: { frame: NewsroomFrame }) => (
  <NewsroomDocument frame={frame} kind="parts">
    <PageHead
      title="The strait that nobody closed"
      mark={<StageBadge stage="in-review" locale={frame.locale} />}
      back={{ name: 'Articles', href: '#' }}
      actions={
        <>
          <LinkButton href="#">Preview</LinkButton>
          <PostButton action="#" tone="primary">
            Publish
          </PostButton>
        </>
      }
    />
    <Panel id="badges" title="Badges">
      <p class="toolbar">
        {stages.map((stage) => (
          <StageBadge stage={stage} locale={frame.locale} />
        ))}
        <Badge>Plain</Badge>
      </p>
    </Panel>
    <Panel id="buttons" title="Buttons">
      <p class="toolbar">
        <SubmitButton>Primary</SubmitButton>
        <SubmitButton tone="plain">Plain</SubmitButton>
        <SubmitButton tone="quiet">Quiet</SubmitButton>
        <SubmitButton tone="danger">Danger</SubmitButton>
      </p>
    </Panel>
    <Panel id="facts" title="Facts">
      <DefinitionList
        items={[
          { term: 'Section', value: 'Sieges' },
          { term: 'Saved', value: <When at={NOW} locale={frame.locale} /> },
        ]}
      />
      <ProgressBar id="bar" label="Making sizes" value={3} max={8} text="3 of 8" />
    </Panel>
    <Panel id="marks" title="Comparison">
      <p>
        The convoy sailed <Removed locale={frame.locale}>on Monday</Removed>{' '}
        <Added locale={frame.locale}>in the night to Tuesday</Added>, and met nobody.
      </p>
    </Panel>
    <EmptyState
      title="No topics yet"
      action={
        <LinkButton href="#" tone="primary">
          Add a topic
        </LinkButton>
      }
    >
      A topic is a person, an organisation, a place or a theme that articles are found by.
    </EmptyState>
  </NewsroomDocument>
)
