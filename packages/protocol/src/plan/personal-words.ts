import type { WordList } from './words.ts';

/** Names of texts that are about a person: no pattern makes them harmless. */
export const personalTexts: readonly WordList[] = [
  'email*, e mail, mail, user name*, username*, login, password*, passphrase, first name, last name, surname, full name, real name, nickname',
  'path, paths, address*, street, hostname*, host name*, computer name, file name*, filename*, search term*, clipboard, api key*, licence key*, license key*, ip, mac',
  'benutzername*, nutzername*, passwort, kennwort, vorname*, nachname*, adresse*, anschrift, strasse, pfad*, dateiname*, suchbegriff*', // de
  'courriel*, nom utilisateur, nom d utilisateur, mot de passe, prenom*, chemin, nom de fichier', // fr
  'correo*, nombre de usuario, contrasena*, apellido*, direccion*, ruta, nombre de archivo', // es
  'nome utente, cognome*, indirizzo, percorso, nome file', // it
  'nome de usuario, senha*, sobrenome*, endereco*, caminho, nome do arquivo', // pt
  '*メール*, *ユーザー名*, *氏名*, *住所*, *パスワード*, *ファイル名*', // ja
  '*邮箱*, *郵箱*, *邮件*, *用户名*, *用戶名*, *姓名*, *地址*, *密码*, *密碼*, *路径*, *路徑*, *文件名*', // zh
];

/** Names of texts that a person wrote or chose, if they say what the value is: `file`, but not `fileType`. */
export const writtenTexts: readonly WordList[] = [
  'file, files, folder*, directory, host, url, uri, query, text, title, message*, comment*, note, notes, token*, secret*, serial*',
  'datei, dateien, ordner, titel, fichier*, dossier*, archivo*, carpeta*, cartella, arquivo*, pasta',
];

/** Names of numbers that stand for a person, a place or a thing that a person owns. */
export const personalNumbers: readonly WordList[] = [
  'phone*, telephone*, mobile number, fax, birth*, ssn, social security*, passport*, iban, credit card*, card number, account number, customer number',
  'user id*, userid*, customer id*, account id*, device id*, machine id*, uuid, guid, latitude, longitude, lat, lng, lon, gps, coordinates, imei',
  'telefon*, handynummer*, geburt*, kundennummer*, kontonummer*, date de naissance, naissance, telefono*, nacimiento*, nascita, nascimento*',
  '*電話*, *生年月日*, *电话*, *電話號碼*, *手机*, *身份证*, *生日*',
];
