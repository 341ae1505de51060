package io.gameserverexporter.omok.web;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Answers what Tomcat refuses before Spring sees it, such as a malformed request line, in JSON. */
public final class JsonErrorReportValve extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    ErrorCode code = status < 500 ? ErrorCode.INVALID_REQUEST : ErrorCode.UNHANDLED;
    try {
      response.setContentType("application/json");
      response.setCharacterEncoding("utf-8");
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write("{\"result\":" + code.code() + "}");
        response.finishResponse();
      }
    } catch (IOException e) {
      // The client has gone: nobody is there to read an answer.
      return;
    }
  }
}
