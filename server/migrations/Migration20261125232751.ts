import { Migration } from '@mikro-orm/migrations';

export class Migration20261125232751 extends Migration {

  override name = 'Migration20261125232751';

  override up(): void | Promise<void> {
    this.addSql(`create table \`cross_reference\` (\`id\` text not null primary key, \`type\` text not null, \`status\` text not null, \`origin\` text not null, \`score\` double not null, \`from_end\` text not null, \`to_end\` text not null, \`from_owner\` text not null, \`to_owner\` text not null, \`pair\` text not null, \`from_evidence\` text null, \`to_evidence\` text null, \`from_words\` text null, \`to_words\` text null, \`carried_from\` text null, \`carried_to\` text null, \`needs_review\` integer not null, \`review_reason\` text null, \`reason\` text null, \`decided_by\` text null, \`decided_at\` datetime null, \`version\` integer not null, \`created_at\` datetime not null, \`updated_at\` datetime not null);`);
    this.addSql(`create index \`cross_reference_from_end_index\` on \`cross_reference\` (\`from_end\`);`);
    this.addSql(`create index \`cross_reference_to_end_index\` on \`cross_reference\` (\`to_end\`);`);
    this.addSql(`create index \`cross_reference_from_owner_index\` on \`cross_reference\` (\`from_owner\`);`);
    this.addSql(`create index \`cross_reference_to_owner_index\` on \`cross_reference\` (\`to_owner\`);`);
    this.addSql(`create unique index \`cross_reference_pair_unique\` on \`cross_reference\` (\`pair\`);`);
    this.addSql(`create index \`cross_reference_status_score_id_index\` on \`cross_reference\` (\`status\`, \`score\`, \`id\`);`);

    this.addSql(`create table \`link_task\` (\`id\` integer not null primary key autoincrement, \`subject\` text not null, \`is_whole\` integer not null, \`created_at\` datetime not null);`);
    this.addSql(`create index \`link_task_subject_index\` on \`link_task\` (\`subject\`);`);

    this.addSql(`create table \`fingerprint\` (\`id\` integer not null primary key autoincrement, \`document_id\` text not null, \`place\` text not null, \`mark\` integer not null, constraint \`fingerprint_document_id_foreign\` foreign key (\`document_id\`) references \`source_document\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`fingerprint_document_id_index\` on \`fingerprint\` (\`document_id\`);`);
    this.addSql(`create index \`fingerprint_mark_index\` on \`fingerprint\` (\`mark\`);`);

    // What is held already is linked at the next start: lists first, so that each document is read once.
    this.addSql(`insert into link_task (subject, is_whole, created_at) select id, 1, 0 from catalog where exists (select 1 from catalog_edition e where e.catalog_id = catalog.id and e.status = 'PUBLISHED');`);
    this.addSql(`insert into link_task (subject, is_whole, created_at) select id, 1, 0 from source_document;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`cross_reference\`;`);
    this.addSql(`drop table if exists \`link_task\`;`);
    this.addSql(`drop table if exists \`fingerprint\`;`);
  }

}
