import { Migration } from '@mikro-orm/migrations';

export class Migration20261122073520 extends Migration {

  override name = 'Migration20261122073520';

  override up(): void | Promise<void> {
    this.addSql(`create table \`audit_entry\` (\`id\` integer not null primary key autoincrement, \`at\` datetime not null, \`actor\` text null, \`action\` text not null, \`subject\` text null, \`detail\` json not null);`);
    this.addSql(`create index \`audit_entry_at_index\` on \`audit_entry\` (\`at\`);`);
    this.addSql(`create index \`audit_entry_action_index\` on \`audit_entry\` (\`action\`);`);

    this.addSql(`create table \`catalog\` (\`id\` text not null primary key, \`slug\` text not null, \`title\` text not null, \`kind\` text not null, \`aliases\` json not null, \`revision\` integer not null, \`created_at\` datetime not null);`);
    this.addSql(`create unique index \`catalog_slug_unique\` on \`catalog\` (\`slug\`);`);
    this.addSql(`create index \`catalog_kind_index\` on \`catalog\` (\`kind\`);`);

    this.addSql(`create table \`catalog_edition\` (\`id\` text not null primary key, \`catalog_id\` text not null, \`number\` integer not null, \`status\` text not null, \`effective_date\` text null, \`is_demonstration\` integer not null, \`author\` text null, \`submitted_by\` text null, \`reviewer\` text null, \`return_reason\` text null, \`item_count\` integer not null, \`version\` integer not null, \`is_edited_by_hand\` integer not null, \`source_name\` text null, \`source_sha256\` text null, \`left_out\` json not null, \`left_out_count\` integer not null, \`before_id\` text null, \`created_at\` datetime not null, \`submitted_at\` datetime null, \`published_at\` datetime null, \`withdrawn_at\` datetime null, constraint \`catalog_edition_catalog_id_foreign\` foreign key (\`catalog_id\`) references \`catalog\` (\`id\`) on delete cascade, constraint \`catalog_edition_before_id_foreign\` foreign key (\`before_id\`) references \`catalog_edition\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`catalog_edition_catalog_id_index\` on \`catalog_edition\` (\`catalog_id\`);`);
    this.addSql(`create index \`catalog_edition_status_index\` on \`catalog_edition\` (\`status\`);`);
    this.addSql(`create index \`catalog_edition_before_id_index\` on \`catalog_edition\` (\`before_id\`);`);
    this.addSql(`create unique index \`catalog_edition_catalog_id_number_unique\` on \`catalog_edition\` (\`catalog_id\`, \`number\`);`);

    this.addSql(`create table \`catalog_import\` (\`id\` text not null primary key, \`state\` text not null, \`slug\` text not null, \`title\` text null, \`kind\` text null, \`choices\` json not null, \`accepts_rest\` integer not null, \`file_name\` text not null, \`upload_id\` text not null, \`actor\` text not null, \`total\` integer not null, \`done\` integer not null, \`bad\` integer not null, \`errors\` json not null, \`message\` text null, \`edition\` text null, \`created_at\` datetime not null);`);
    this.addSql(`create index \`catalog_import_state_index\` on \`catalog_import\` (\`state\`);`);

    this.addSql(`create table \`department\` (\`id\` text not null primary key, \`name\` text not null, \`aliases\` json not null, \`revision\` integer not null);`);
    this.addSql(`create unique index \`department_name_unique\` on \`department\` (\`name\`);`);

    this.addSql(`create table \`catalog_item\` (\`id\` text not null primary key, \`edition_id\` text not null, \`lineage\` text not null, \`position\` integer not null, \`kind\` text not null, \`code\` text not null, \`name\` text not null, \`department_id\` text not null, \`levels\` integer not null, \`item_type\` text null, \`domain\` text null, \`words\` text not null, \`row\` json not null, \`version\` integer not null, \`updated_at\` datetime not null, \`updated_by\` text null, constraint \`catalog_item_edition_id_foreign\` foreign key (\`edition_id\`) references \`catalog_edition\` (\`id\`) on delete cascade, constraint \`catalog_item_department_id_foreign\` foreign key (\`department_id\`) references \`department\` (\`id\`));`);
    this.addSql(`create index \`catalog_item_edition_id_index\` on \`catalog_item\` (\`edition_id\`);`);
    this.addSql(`create index \`catalog_item_lineage_index\` on \`catalog_item\` (\`lineage\`);`);
    this.addSql(`create index \`catalog_item_code_index\` on \`catalog_item\` (\`code\`);`);
    this.addSql(`create index \`catalog_item_department_id_index\` on \`catalog_item\` (\`department_id\`);`);
    this.addSql(`create index \`catalog_item_edition_id_department_id_levels_item_type_domain_index\` on \`catalog_item\` (\`edition_id\`, \`department_id\`, \`levels\`, \`item_type\`, \`domain\`);`);
    this.addSql(`create unique index \`catalog_item_edition_id_code_unique\` on \`catalog_item\` (\`edition_id\`, \`code\`);`);
    this.addSql(`create unique index \`catalog_item_edition_id_position_unique\` on \`catalog_item\` (\`edition_id\`, \`position\`);`);

    this.addSql(`create table \`formulation\` (\`id\` text not null primary key, \`name\` text not null);`);
    this.addSql(`create unique index \`formulation_name_unique\` on \`formulation\` (\`name\`);`);

    this.addSql(`create table \`index_task\` (\`id\` integer not null primary key autoincrement, \`subject\` text not null, \`created_at\` datetime not null);`);

    this.addSql(`create table \`ingest_job\` (\`id\` text not null primary key, \`state\` text not null, \`actor\` text null, \`copies\` text not null, \`created_at\` datetime not null, \`owner_pid\` integer not null, \`alive_at\` datetime not null);`);
    this.addSql(`create index \`ingest_job_state_index\` on \`ingest_job\` (\`state\`);`);

    this.addSql(`create table \`item_succession\` (\`id\` integer not null primary key autoincrement, \`edition_id\` text not null, \`from\` text not null, \`to\` text not null, \`how\` text not null, constraint \`item_succession_edition_id_foreign\` foreign key (\`edition_id\`) references \`catalog_edition\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`item_succession_edition_id_index\` on \`item_succession\` (\`edition_id\`);`);
    this.addSql(`create index \`item_succession_from_index\` on \`item_succession\` (\`from\`);`);
    this.addSql(`create index \`item_succession_to_index\` on \`item_succession\` (\`to\`);`);

    this.addSql(`create table \`revision\` (\`id\` text not null primary key, \`subject\` text not null, \`number\` integer not null, \`at\` datetime not null, \`actor\` text null, \`reason\` text null, \`differences\` json not null, \`source_sha256\` text null);`);
    this.addSql(`create index \`revision_source_sha256_index\` on \`revision\` (\`source_sha256\`);`);
    this.addSql(`create unique index \`revision_subject_number_unique\` on \`revision\` (\`subject\`, \`number\`);`);

    this.addSql(`create table \`source_file\` (\`sha256\` text not null primary key, \`name\` text not null, \`media_type\` text not null, \`encoding\` text null, \`byte_length\` integer not null, \`bytes\` blob not null, \`stored_at\` datetime not null);`);

    this.addSql(`create table \`source_document\` (\`id\` text not null primary key, \`slug\` text not null, \`title\` text not null, \`kind\` text not null, \`date\` text null, \`level\` text null, \`occasion\` text null, \`speaker\` text null, \`file_sha256\` text not null, \`raw_text\` text not null, \`clean_text\` text not null, \`repairs\` json not null, \`gaps\` json not null, \`shown_characters\` integer not null, \`stated_characters\` integer null, \`revision\` integer not null, \`created_at\` datetime not null, \`updated_at\` datetime not null, constraint \`source_document_file_sha256_foreign\` foreign key (\`file_sha256\`) references \`source_file\` (\`sha256\`));`);
    this.addSql(`create unique index \`source_document_slug_unique\` on \`source_document\` (\`slug\`);`);
    this.addSql(`create index \`source_document_kind_index\` on \`source_document\` (\`kind\`);`);
    this.addSql(`create index \`source_document_date_index\` on \`source_document\` (\`date\`);`);
    this.addSql(`create index \`source_document_file_sha256_index\` on \`source_document\` (\`file_sha256\`);`);

    this.addSql(`create table \`sentence_mark\` (\`id\` integer not null primary key autoincrement, \`document_id\` text not null, \`mark\` double not null, constraint \`sentence_mark_document_id_foreign\` foreign key (\`document_id\`) references \`source_document\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`sentence_mark_document_id_index\` on \`sentence_mark\` (\`document_id\`);`);
    this.addSql(`create index \`sentence_mark_mark_index\` on \`sentence_mark\` (\`mark\`);`);

    this.addSql(`create table \`section\` (\`id\` text not null primary key, \`document_id\` text not null, \`position\` integer not null, \`number\` text null, \`heading\` text not null, \`level\` integer not null, \`start\` integer not null, \`end\` integer not null, \`body_end\` integer not null, \`parent\` integer null, constraint \`section_document_id_foreign\` foreign key (\`document_id\`) references \`source_document\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`section_document_id_index\` on \`section\` (\`document_id\`);`);

    this.addSql(`create table \`passage\` (\`id\` text not null primary key, \`document_id\` text not null, \`section_id\` text null, \`position\` integer not null, \`start\` integer not null, \`end\` integer not null, \`text\` text not null, constraint \`passage_document_id_foreign\` foreign key (\`document_id\`) references \`source_document\` (\`id\`) on delete cascade, constraint \`passage_section_id_foreign\` foreign key (\`section_id\`) references \`section\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`passage_document_id_index\` on \`passage\` (\`document_id\`);`);
    this.addSql(`create index \`passage_section_id_index\` on \`passage\` (\`section_id\`);`);

    this.addSql(`create table \`quotation\` (\`id\` text not null primary key, \`document_id\` text not null, \`passage_id\` text not null, \`start\` integer not null, \`end\` integer not null, \`text\` text not null, \`speaker\` text null, \`verb\` text null, constraint \`quotation_document_id_foreign\` foreign key (\`document_id\`) references \`source_document\` (\`id\`) on delete cascade, constraint \`quotation_passage_id_foreign\` foreign key (\`passage_id\`) references \`passage\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`quotation_document_id_index\` on \`quotation\` (\`document_id\`);`);
    this.addSql(`create index \`quotation_passage_id_index\` on \`quotation\` (\`passage_id\`);`);

    this.addSql(`create table \`ingest_file\` (\`id\` text not null primary key, \`job_id\` text not null, \`position\` integer not null, \`name\` text not null, \`path\` text not null, \`state\` text not null, \`message\` text null, \`document_id\` text null, \`offered_id\` text null, \`overlap\` double null, constraint \`ingest_file_job_id_foreign\` foreign key (\`job_id\`) references \`ingest_job\` (\`id\`) on delete cascade, constraint \`ingest_file_document_id_foreign\` foreign key (\`document_id\`) references \`source_document\` (\`id\`) on delete set null, constraint \`ingest_file_offered_id_foreign\` foreign key (\`offered_id\`) references \`source_document\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`ingest_file_job_id_index\` on \`ingest_file\` (\`job_id\`);`);
    this.addSql(`create index \`ingest_file_state_index\` on \`ingest_file\` (\`state\`);`);
    this.addSql(`create index \`ingest_file_document_id_index\` on \`ingest_file\` (\`document_id\`);`);
    this.addSql(`create index \`ingest_file_offered_id_index\` on \`ingest_file\` (\`offered_id\`);`);

    this.addSql(`create table \`formulation_use\` (\`id\` text not null primary key, \`formulation_id\` text not null, \`document_id\` text not null, \`passage_id\` text not null, \`start\` integer not null, \`end\` integer not null, constraint \`formulation_use_formulation_id_foreign\` foreign key (\`formulation_id\`) references \`formulation\` (\`id\`) on delete cascade, constraint \`formulation_use_document_id_foreign\` foreign key (\`document_id\`) references \`source_document\` (\`id\`) on delete cascade, constraint \`formulation_use_passage_id_foreign\` foreign key (\`passage_id\`) references \`passage\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`formulation_use_formulation_id_index\` on \`formulation_use\` (\`formulation_id\`);`);
    this.addSql(`create index \`formulation_use_document_id_index\` on \`formulation_use\` (\`document_id\`);`);
    this.addSql(`create index \`formulation_use_passage_id_index\` on \`formulation_use\` (\`passage_id\`);`);

    this.addSql(`create table \`figure\` (\`id\` text not null primary key, \`document_id\` text not null, \`passage_id\` text not null, \`start\` integer not null, \`end\` integer not null, \`text\` text not null, \`value\` double not null, \`unit\` text null, \`noun\` text null, \`approximate\` integer not null, constraint \`figure_document_id_foreign\` foreign key (\`document_id\`) references \`source_document\` (\`id\`) on delete cascade, constraint \`figure_passage_id_foreign\` foreign key (\`passage_id\`) references \`passage\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`figure_document_id_index\` on \`figure\` (\`document_id\`);`);
    this.addSql(`create index \`figure_passage_id_index\` on \`figure\` (\`passage_id\`);`);
    this.addSql(`create index \`figure_noun_index\` on \`figure\` (\`noun\`);`);

    this.addSql(`create table \`directive\` (\`id\` text not null primary key, \`document_id\` text not null, \`passage_id\` text not null, \`start\` integer not null, \`end\` integer not null, \`text\` text not null, \`modality\` text not null, \`marker\` text null, \`addressee\` text null, \`deadline\` text null, constraint \`directive_document_id_foreign\` foreign key (\`document_id\`) references \`source_document\` (\`id\`) on delete cascade, constraint \`directive_passage_id_foreign\` foreign key (\`passage_id\`) references \`passage\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`directive_document_id_index\` on \`directive\` (\`document_id\`);`);
    this.addSql(`create index \`directive_passage_id_index\` on \`directive\` (\`passage_id\`);`);

    this.addSql(`create table \`citation\` (\`id\` text not null primary key, \`document_id\` text not null, \`passage_id\` text not null, \`start\` integer not null, \`end\` integer not null, \`title\` text not null, constraint \`citation_document_id_foreign\` foreign key (\`document_id\`) references \`source_document\` (\`id\`) on delete cascade, constraint \`citation_passage_id_foreign\` foreign key (\`passage_id\`) references \`passage\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`citation_document_id_index\` on \`citation\` (\`document_id\`);`);
    this.addSql(`create index \`citation_passage_id_index\` on \`citation\` (\`passage_id\`);`);
    this.addSql(`create index \`citation_title_index\` on \`citation\` (\`title\`);`);

    this.addSql(`create table \`upload\` (\`id\` text not null primary key, \`name\` text not null, \`size\` integer not null, \`owner\` text not null, \`at\` datetime not null);`);

    this.addSql(`create table \`users\` (\`id\` text not null primary key, \`name\` text not null, \`role\` text check (\`role\` in ('READER', 'TRAINER', 'CURATOR', 'ADMIN')) not null, \`password_hash\` text not null, \`disabled\` integer not null default false, \`created_at\` datetime not null);`);
    this.addSql(`create unique index \`users_name_unique\` on \`users\` (\`name\`);`);

    this.addSql(`create table \`sessions\` (\`id\` text not null primary key, \`token_hash\` text not null, \`user_id\` text not null, \`created_at\` datetime not null, \`last_seen_at\` datetime not null, \`expires_at\` datetime not null, constraint \`sessions_user_id_foreign\` foreign key (\`user_id\`) references \`users\` (\`id\`) on delete cascade);`);
    this.addSql(`create unique index \`sessions_token_hash_unique\` on \`sessions\` (\`token_hash\`);`);
    this.addSql(`create index \`sessions_user_id_index\` on \`sessions\` (\`user_id\`);`);
    this.addSql(`create index \`sessions_expires_at_index\` on \`sessions\` (\`expires_at\`);`);
  }

  override down(): void | Promise<void> {

    this.addSql(`drop table if exists \`audit_entry\`;`);
    this.addSql(`drop table if exists \`catalog\`;`);
    this.addSql(`drop table if exists \`catalog_edition\`;`);
    this.addSql(`drop table if exists \`catalog_import\`;`);
    this.addSql(`drop table if exists \`department\`;`);
    this.addSql(`drop table if exists \`catalog_item\`;`);
    this.addSql(`drop table if exists \`formulation\`;`);
    this.addSql(`drop table if exists \`index_task\`;`);
    this.addSql(`drop table if exists \`ingest_job\`;`);
    this.addSql(`drop table if exists \`item_succession\`;`);
    this.addSql(`drop table if exists \`revision\`;`);
    this.addSql(`drop table if exists \`source_file\`;`);
    this.addSql(`drop table if exists \`source_document\`;`);
    this.addSql(`drop table if exists \`sentence_mark\`;`);
    this.addSql(`drop table if exists \`section\`;`);
    this.addSql(`drop table if exists \`passage\`;`);
    this.addSql(`drop table if exists \`quotation\`;`);
    this.addSql(`drop table if exists \`ingest_file\`;`);
    this.addSql(`drop table if exists \`formulation_use\`;`);
    this.addSql(`drop table if exists \`figure\`;`);
    this.addSql(`drop table if exists \`directive\`;`);
    this.addSql(`drop table if exists \`citation\`;`);
    this.addSql(`drop table if exists \`upload\`;`);
    this.addSql(`drop table if exists \`users\`;`);
    this.addSql(`drop table if exists \`sessions\`;`);
  }

}
